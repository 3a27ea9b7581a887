package com.mailflatrate.doors.entry;

import com.mailflatrate.account.signin.OpenedSession;
import com.mailflatrate.account.signin.Sessions;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The session cookie: {@code __Host-mf}, HttpOnly, Secure, SameSite=Lax. Over plain HTTP on
 * loopback it is {@code mf} without Secure, because browsers refuse the prefix there.
 */
@Component
public class SessionCookie {

    private static final String NAME = "__Host-mf";
    private static final String NAME_ON_LOOPBACK = "mf";

    private final Sessions sessions;
    private final InstantSource clock;
    private final PublicAddress address;

    SessionCookie(Sessions sessions, InstantSource clock, PublicAddress address) {
        this.address = address;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Hands a fresh session to the browser; the one it had before is ended. */
    public void open(
            HttpServletRequest request, HttpServletResponse response, OpenedSession session) {
        token(request).ifPresent(sessions::end);
        Duration life = Duration.between(clock.instant(), session.expiresAt());
        write(request, response, session.token(), life);
    }

    /** Ends the session and takes the cookie away. */
    public void close(HttpServletRequest request, HttpServletResponse response) {
        token(request).ifPresent(sessions::end);
        write(request, response, "", Duration.ZERO);
    }

    /** The session token a browser has sent. */
    public Optional<String> token(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        String name = name(request);
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(name) && !cookie.getValue().isEmpty()) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    private void write(
            HttpServletRequest request, HttpServletResponse response, String value, Duration life) {
        ResponseCookie cookie =
                ResponseCookie.from(name(request), value)
                        .httpOnly(true)
                        .secure(!isPlainLoopback(request))
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(life.isNegative() ? Duration.ZERO : life)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private String name(HttpServletRequest request) {
        return isPlainLoopback(request) ? NAME_ON_LOOPBACK : NAME;
    }

    private boolean isPlainLoopback(HttpServletRequest request) {
        if (request.isSecure() || address.isHttps()) {
            return false;
        }
        try {
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
