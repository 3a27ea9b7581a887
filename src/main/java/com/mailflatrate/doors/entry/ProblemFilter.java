package com.mailflatrate.doors.entry;

import com.mailflatrate.doors.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers what the filters behind it refuse, and what fails in them, in the form of the door. */
final class ProblemFilter extends OncePerRequestFilter {

    private final Problems problems;

    ProblemFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        try {
            next.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            problems.answer(
                    e instanceof ServletException && e.getCause() != null ? e.getCause() : e,
                    request,
                    response);
        }
    }
}
