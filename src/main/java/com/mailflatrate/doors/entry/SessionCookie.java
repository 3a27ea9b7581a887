package com.mailflatrate.doors.entry;

import com.mailflatrate.account.signin.OpenedSession;
import com.mailflatrate.account.signin.Sessions;
import com.mailflatrate.doors.Client;
import com.mailflatrate.factor.Devices;
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
 * The session cookie, {@code __Host-mf}, and the one by which a device is known, {@code
 * __Host-mf-device}: HttpOnly, Secure, SameSite=Lax. Over plain HTTP on loopback they are {@code
 * mf} and {@code mf-device} without Secure, because browsers refuse the prefix there.
 */
@Component
public class SessionCookie {

    private static final String PREFIX = "__Host-";
    private static final String NAME = "mf";
    private static final String DEVICE = "mf-device";

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
        write(request, response, NAME, session.token(), life);
        keepDevice(request, response, session.device());
    }

    /** Lets the browser keep the token by which it is known. */
    public void keepDevice(
            HttpServletRequest request, HttpServletResponse response, String device) {
        write(request, response, DEVICE, device, Devices.LIFE);
    }

    /** Ends the session and takes the cookie away. */
    public void close(HttpServletRequest request, HttpServletResponse response) {
        token(request).ifPresent(sessions::end);
        write(request, response, NAME, "", Duration.ZERO);
    }

    /** The session token a browser has sent. */
    public Optional<String> token(HttpServletRequest request) {
        return value(request, NAME);
    }

    /** The token of the device that a browser has sent. */
    public Optional<String> device(HttpServletRequest request) {
        return value(request, DEVICE);
    }

    private Optional<String> value(HttpServletRequest request, String which) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        String name = name(request, which);
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(name) && !cookie.getValue().isEmpty()) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    private void write(
            HttpServletRequest request,
            HttpServletResponse response,
            String which,
            String value,
            Duration life) {
        ResponseCookie cookie =
                ResponseCookie.from(name(request, which), value)
                        .httpOnly(true)
                        .secure(!isPlainLoopback(request))
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(life.isNegative() ? Duration.ZERO : life)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private String name(HttpServletRequest request, String which) {
        return isPlainLoopback(request) ? which : PREFIX + which;
    }

    private boolean isPlainLoopback(HttpServletRequest request) {
        if (request.isSecure() || address.isHttps()) {
            return false;
        }
        try {
            return InetAddress.getByName(Client.address(request)).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
