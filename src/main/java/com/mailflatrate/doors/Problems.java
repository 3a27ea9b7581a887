package com.mailflatrate.doors;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.util.DisconnectedClientHelper;

/** Turns whatever went wrong into the problem that is answered. The one place that knows. */
@Component
public final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String SECONDS_TO_WAIT = "5";
    private static final String AN_HOUR = "3600";

    private final Texts texts;
    private final List<ProblemAnswer> answers;

    Problems(Texts texts, List<ProblemAnswer> answers) {
        this.texts = texts;
        this.answers = answers;
    }

    /** Answers a request with the problem of an exception, unless the answer has begun. */
    public void answer(Throwable fault, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (DisconnectedClientHelper.isClientDisconnectedException(fault)) {
            return;
        }
        Problem problem = of(fault, request);
        if (response.isCommitted()) {
            return;
        }
        if (fault instanceof RefusedException refused) {
            Throttle.sayWhen(refused.reasons(), response);
        }
        String retryAfter = response.getHeader(HttpHeaders.RETRY_AFTER);
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (fault instanceof ErrorResponse frame) {
            // such as Allow with 405 (RFC 9110 §15.5.6)
            frame.getHeaders()
                    .forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        }
        boolean later =
                problem.code().kind() == Code.Kind.UNAVAILABLE
                        || problem.code() == Code.REQUEST_RUNNING
                        || problem.code().kind() == Code.Kind.TOO_MANY;
        if (later && retryAfter == null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, secondsToWait(problem.code()));
        }
        String path = path(request);
        for (ProblemAnswer answer : answers) {
            if (answer.answers(path)) {
                answer.write(problem, request, response);
                return;
            }
        }
    }

    /** The problem of a refusal; the first reason leads. */
    public Problem of(List<Reason> reasons, Language language) {
        return problem(reasons, language, null);
    }

    private Problem of(Throwable fault, HttpServletRequest request) {
        Language language = Speech.of(request);
        if (fault instanceof RefusedException refused) {
            return of(refused.reasons(), language);
        }
        Reason reason = Faults.reason(fault);
        if (reason.code() == Code.NOT_FOUND && isStranger(request)) {
            return of(List.of(Reason.of(Code.NOT_SIGNED_IN)), language);
        }
        if (reason.code() != Code.INTERNAL) {
            if (reason.code() == Code.UNAVAILABLE) {
                LOG.atWarn().addKeyValue("cause", fault.toString()).log("answered as unavailable");
            }
            return of(List.of(reason), language);
        }
        String number =
                String.format(Locale.ROOT, "%04X", ThreadLocalRandom.current().nextInt(0x10000));
        LOG.atError()
                .setCause(fault)
                .addKeyValue("number", number)
                .log("a request failed, and it was our fault");
        return problem(List.of(Reason.of(Code.INTERNAL, number)), language, number);
    }

    private Problem problem(List<Reason> reasons, Language language, @Nullable String number) {
        Reason first = reasons.getFirst();
        List<Problem.FieldError> errors =
                reasons.stream()
                        .map(
                                reason ->
                                        new Problem.FieldError(
                                                reason.field(),
                                                reason.code(),
                                                texts.say(language, reason)))
                        .toList();
        int status = first.code().kind().status();
        return new Problem(
                "about:blank",
                texts.say(language, first),
                status,
                first.code(),
                null,
                errors,
                number);
    }

    /** A day's allowance comes back hour by hour. */
    private static String secondsToWait(Code code) {
        return code == Code.TOO_MANY_TESTS ? AN_HOUR : SECONDS_TO_WAIT;
    }

    /**
     * Who is unknown to the machines' door is asked for a token before a path is said not to exist.
     */
    private static boolean isStranger(HttpServletRequest request) {
        return Door.of(path(request)) == Door.API && Entrance.of(request).isEmpty();
    }

    /** The path as it was asked for, also when the container has come back with an error. */
    static String path(HttpServletRequest request) {
        Object asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return asked == null ? request.getRequestURI() : asked.toString();
    }
}
