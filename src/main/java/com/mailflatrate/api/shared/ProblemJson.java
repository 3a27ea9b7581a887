package com.mailflatrate.api.shared;

import com.mailflatrate.doors.Door;
import com.mailflatrate.doors.Problem;
import com.mailflatrate.doors.ProblemAnswer;
import com.mailflatrate.kernel.Code;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Problems as {@code application/problem+json} (RFC 9457). */
@Component
final class ProblemJson implements ProblemAnswer {

    private final JsonMapper json;

    ProblemJson(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean answers(String path) {
        return Door.of(path) == Door.API;
    }

    @Override
    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (problem.code().kind() == Code.Kind.UNAUTHENTICATED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        byte[] body = json.writeValueAsBytes(problem);
        response.setContentType(Problem.JSON);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
