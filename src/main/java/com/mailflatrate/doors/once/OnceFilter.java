package com.mailflatrate.doors.once;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Client;
import com.mailflatrate.doors.Door;
import com.mailflatrate.doors.Entrance;
import com.mailflatrate.doors.Passage;
import com.mailflatrate.doors.Throttle;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Does a POST with an {@code Idempotency-Key}, or a form with its hidden value, only once: a
 * repetition within a day gets the first answer again.
 */
@Component
public class OnceFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(OnceFilter.class);
    private static final String HEADER = "Idempotency-Key";
    private static final String FIELD = "_once";
    private static final int LONGEST = 255;

    /** Who may sign in may sign in again; a session is never handed out a second time. */
    private static final String SESSIONS = "/api/v1/sessions";

    private static final int REFUSED = 400;
    private static final int OURS_TO_EXPLAIN = 500;

    private final Answers answers;

    OnceFilter(Answers answers) {
        this.answers = answers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        if (!request.getMethod().equals("POST")) {
            return true;
        }
        boolean machine = Door.of(request.getRequestURI()) == Door.API;
        return machine ? request.getRequestURI().equals(SESSIONS) : Entrance.of(request).isEmpty();
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        boolean machine = Door.of(request.getRequestURI()) == Door.API;
        String key = machine ? request.getHeader(HEADER) : request.getParameter(FIELD);
        if (key == null || key.isBlank()) {
            next.doFilter(request, response);
            return;
        }
        if (key.length() > LONGEST) {
            throw new RefusedException(
                    List.of(Reason.field(Code.TOO_LONG, machine ? HEADER : FIELD)));
        }
        HttpServletRequest readable = machine ? RepeatableBody.of(request) : request;
        byte[] asked = answers.fingerprint(Asked.sha256(readable));
        Once once = new Once(holder(request), machine ? key : key + ' ' + Asked.hex(asked), asked);
        Optional<KeptAnswer> before = answers.find(once);
        if (before.isPresent()) {
            repeat(before.get(), asked, response);
        } else {
            run(once, readable, response, next);
        }
    }

    private static String holder(HttpServletRequest request) {
        Optional<SignedIn> me = Entrance.of(request);
        if (me.isEmpty()) {
            return "network " + Throttle.network(Client.address(request));
        }
        UUID via = me.get().viaId();
        return String.valueOf(via == null ? me.get().user() : via);
    }

    private static void repeat(KeptAnswer answer, byte[] asked, HttpServletResponse response)
            throws IOException {
        if (!MessageDigest.isEqual(answer.requestSha256(), asked)) {
            throw new RefusedException(Code.IDEMPOTENCY_KEY_REUSED);
        }
        Integer status = answer.status();
        if (status == null) {
            throw new RefusedException(Code.REQUEST_RUNNING);
        }
        response.setStatus(status);
        response.setHeader("Idempotency-Replayed", "true");
        if (answer.location() != null) {
            response.setHeader("Location", answer.location());
        }
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
        }
        byte[] body = answer.body();
        if (body != null) {
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }

    private void run(
            Once once, HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
        Passage.through(once::run, next, request, kept);
        if (once.fate().get() == Once.Fate.KEPT && kept.getStatus() < OURS_TO_EXPLAIN) {
            settle(once, kept);
        }
        kept.copyBodyToResponse();
    }

    /**
     * Keeps the answer to what was done, and gives the key of what was refused back. What was done
     * is done: when the database goes away just now, the answer still leaves.
     */
    private void settle(Once once, ContentCachingResponseWrapper response) {
        try {
            if (response.getStatus() < REFUSED) {
                answers.complete(once, answer(once, response));
            } else {
                answers.release(once);
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.atWarn()
                    .addKeyValue("cause", e.toString())
                    .log("an answer could not be kept for a repetition");
        }
    }

    private static KeptAnswer answer(Once once, ContentCachingResponseWrapper response) {
        @Nullable String type = response.getContentType();
        byte[] body = response.getContentAsByteArray();
        return new KeptAnswer(
                once.requestSha256(),
                response.getStatus(),
                type,
                response.getHeader("Location"),
                body.length == 0 ? null : body);
    }
}
