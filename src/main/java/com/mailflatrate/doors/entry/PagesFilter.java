package com.mailflatrate.doors.entry;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.Sessions;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.RefusedException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** The pages' door: who the cookie stands for, and whether a post comes from a page of ours. */
final class PagesFilter extends DoorFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final SessionCookie cookie;
    private final Sessions sessions;
    private final FormProof proof;
    private final String publicOrigin;

    PagesFilter(SessionCookie cookie, Sessions sessions, FormProof proof, String publicOrigin) {
        this.publicOrigin = publicOrigin;
        this.cookie = cookie;
        this.sessions = sessions;
        this.proof = proof;
    }

    @Override
    void enter(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        Optional<String> token = cookie.token(request);
        Optional<SignedIn> me = token.flatMap(sessions::find);
        me.ifPresent(who -> request.setAttribute(PROOF, proof.of(token.orElseThrow())));
        if (!READING.contains(request.getMethod())) {
            checkOrigin(request);
            if (me.isPresent()) {
                checkProof(request, token.orElseThrow());
            }
        }
        go(me, request, response, next);
    }

    /**
     * Without an Origin nothing is a browser's cross-site post, as browsers send it with every
     * post.
     */
    private void checkOrigin(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        if (origin != null && !origin.equals(own(request)) && !origin.equals(publicOrigin)) {
            throw new RefusedException(Code.NOT_ALLOWED);
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (origin == null && site != null && !site.equals("same-origin")) {
            throw new RefusedException(Code.NOT_ALLOWED);
        }
    }

    private static String own(HttpServletRequest request) {
        return request.getScheme() + "://" + request.getHeader("Host");
    }

    /** A form of a session that has ended since, such as one in a tab left open, is no attack. */
    private void checkProof(HttpServletRequest request, String token) {
        String value = request.getHeader(FormProof.HEADER);
        if (value == null) {
            value = request.getParameter(FormProof.FIELD);
        }
        if (value == null || !proof.isGenuine(value, token)) {
            throw new RefusedException(Code.FORM_STALE);
        }
    }
}
