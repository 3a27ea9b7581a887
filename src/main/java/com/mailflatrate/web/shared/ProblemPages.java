package com.mailflatrate.web.shared;

import com.mailflatrate.doors.Door;
import com.mailflatrate.doors.Problem;
import com.mailflatrate.doors.ProblemAnswer;
import com.mailflatrate.kernel.Code;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Problems as pages that say what to do next; who is not signed in is led to the sign-in page. */
@Component
final class ProblemPages implements ProblemAnswer {

    private final Shells shells;
    private final TemplateEngine templates;

    ProblemPages(Shells shells, TemplateEngine templates) {
        this.shells = shells;
        this.templates = templates;
    }

    @Override
    public boolean answers(String path) {
        return Door.of(path) != Door.API;
    }

    @Override
    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (problem.code() == Code.NOT_SIGNED_IN) {
            toSignIn(request, response);
            return;
        }
        if (problem.code() == Code.STEP_UP_REQUIRED) {
            toStepUp(request, response);
            return;
        }
        Utf8ByteOutput page = new Utf8ByteOutput();
        Shell shell = shells.plain(request);
        if (problem.code() == Code.FORM_STALE) {
            String back = Paths.or(referer(request), "/");
            templates.render(
                    "problem/stale.jte",
                    Map.of("shell", shell, "problem", problem, "back", back),
                    page);
        } else {
            templates.render(
                    "problem/problem.jte", Map.of("shell", shell, "problem", problem), page);
        }
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(page.getContentLength());
        page.writeTo(response.getOutputStream());
    }

    /** Back to the page the person was on, which then works. */
    private static void toStepUp(HttpServletRequest request, HttpServletResponse response) {
        String from =
                request.getMethod().equals("GET") ? request.getRequestURI() : referer(request);
        send("/step-up?to=" + URLEncoder.encode(from, StandardCharsets.UTF_8), request, response);
    }

    private static String referer(HttpServletRequest request) {
        String referer = request.getHeader(HttpHeaders.REFERER);
        String own = request.getScheme() + "://" + request.getHeader(HttpHeaders.HOST) + "/";
        return referer != null && referer.startsWith(own)
                ? referer.substring(own.length() - 1)
                : "/";
    }

    /** A part that htmx asked for cannot be a redirect: the whole page has to go. */
    private static void toSignIn(HttpServletRequest request, HttpServletResponse response) {
        String from = request.getMethod().equals("GET") ? request.getRequestURI() : "/";
        String to =
                "/sign-in"
                        + (from.equals("/")
                                ? ""
                                : "?to=" + URLEncoder.encode(from, StandardCharsets.UTF_8));
        send(to, request, response);
    }

    private static void send(String to, HttpServletRequest request, HttpServletResponse response) {
        if (request.getHeader("HX-Request") != null) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("HX-Redirect", to);
            return;
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, to);
    }
}
