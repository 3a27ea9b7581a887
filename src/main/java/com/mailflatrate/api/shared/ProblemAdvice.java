package com.mailflatrate.api.shared;

import com.mailflatrate.doors.Problem;
import com.mailflatrate.doors.Problems;
import com.mailflatrate.doors.Speech;
import com.mailflatrate.kernel.Code;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers every refusal and fault of the interface as a problem (RFC 9457). */
@RestControllerAdvice("com.mailflatrate.api")
@Order(0)
class ProblemAdvice {

    private static final String SECONDS_TO_WAIT = "5";

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Problem> answer(Exception fault, HttpServletRequest request) {
        Problem problem = problems.of(fault, Speech.of(request));
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.code() == Code.UNAVAILABLE || problem.code().kind() == Code.Kind.TOO_MANY) {
            headers.set(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
        }
        if (problem.code().kind() == Code.Kind.UNAUTHENTICATED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return ResponseEntity.status(problem.status()).headers(headers).body(problem);
    }
}
