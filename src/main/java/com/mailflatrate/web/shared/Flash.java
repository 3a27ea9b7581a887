package com.mailflatrate.web.shared;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * What just happened, said once on the next page. Travels in a cookie that lives a minute; only for
 * pages with a login, as public pages set no cookie.
 *
 * @param tone {@code ok}, {@code warn} or {@code bad}
 * @param text the sentence, in the user's language, at most 500 characters
 */
public record Flash(String tone, String text) {

    private static final String COOKIE = "mf-flash";
    private static final int LONGEST = 500;
    private static final Duration LIFE = Duration.ofMinutes(1);

    /** Cuts the text. */
    public Flash {
        text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** It worked. */
    public static void ok(HttpServletResponse response, String text) {
        new Flash("ok", text).put(response);
    }

    /** It worked, but. */
    public static void warn(HttpServletResponse response, String text) {
        new Flash("warn", text).put(response);
    }

    /** It did not work. */
    public static void bad(HttpServletResponse response, String text) {
        new Flash("bad", text).put(response);
    }

    /** The shape that goes with the tone. */
    public String icon() {
        return switch (tone) {
            case "bad" -> "alert-octagon";
            case "warn" -> "alert-triangle";
            default -> "circle-check";
        };
    }

    private void put(HttpServletResponse response) {
        byte[] value = (tone + ' ' + text).getBytes(StandardCharsets.UTF_8);
        write(response, Base64.getUrlEncoder().withoutPadding().encodeToString(value), LIFE);
    }

    static @Nullable Flash take(HttpServletRequest request, HttpServletResponse response) {
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(COOKIE) && request.getMethod().equals("GET")) {
                write(response, "", Duration.ZERO);
                return read(cookie.getValue());
            }
        }
        return null;
    }

    private static @Nullable Flash read(String value) {
        try {
            String all = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
            int space = all.indexOf(' ');
            String tone = space < 0 ? "" : all.substring(0, space);
            boolean known = tone.equals("ok") || tone.equals("warn") || tone.equals("bad");
            return known ? new Flash(tone, all.substring(space + 1)) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static void write(HttpServletResponse response, String value, Duration life) {
        String cookie =
                ResponseCookie.from(COOKIE, value)
                        .httpOnly(true)
                        .sameSite("Strict")
                        .path("/")
                        .maxAge(life)
                        .build()
                        .toString();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie);
    }
}
