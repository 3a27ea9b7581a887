package com.mailflatrate.web.shared;

import com.mailflatrate.doors.Problem;
import com.mailflatrate.doors.Problems;
import com.mailflatrate.doors.Speech;
import com.mailflatrate.kernel.Code;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Answers every refusal and fault of a page with a page that says what to do next. */
@ControllerAdvice("com.mailflatrate.web")
@Order(0)
class ProblemPages {

    private static final String SECONDS_TO_WAIT = "5";

    private final Problems problems;
    private final Shells shells;

    ProblemPages(Problems problems, Shells shells) {
        this.problems = problems;
        this.shells = shells;
    }

    @ExceptionHandler
    ModelAndView answer(Exception fault, HttpServletRequest request, HttpServletResponse response) {
        Problem problem = problems.of(fault, Speech.of(request));
        if (problem.code() == Code.NOT_SIGNED_IN) {
            return toSignIn(request);
        }
        return page(problem, request, response);
    }

    ModelAndView page(Problem problem, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(problem.status());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem.code() == Code.UNAVAILABLE || problem.code().kind() == Code.Kind.TOO_MANY) {
            response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
        }
        Shell shell = shells.of(request, response);
        return new ModelAndView("problem/problem", Map.of("shell", shell, "problem", problem));
    }

    private static ModelAndView toSignIn(HttpServletRequest request) {
        String to = request.getMethod().equals("GET") ? request.getRequestURI() : "/";
        return new ModelAndView("redirect:/sign-in?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
    }
}
