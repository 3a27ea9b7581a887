package com.mailflatrate.doors;

import com.mailflatrate.kernel.RefusedException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Where every exception of a controller, and every error the container raises, becomes a problem.
 */
@ControllerAdvice
@Controller
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice implements ErrorController {

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    void of(Exception fault, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.answer(fault, request, response);
    }

    @RequestMapping("${spring.web.error.path:${error.path:/error}}")
    void ofContainer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object fault = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Throwable cause =
                fault instanceof Throwable thrown
                        ? thrown
                        : new RefusedException(
                                Faults.code(status instanceof Integer number ? number : 404));
        problems.answer(cause, request, response);
    }
}
