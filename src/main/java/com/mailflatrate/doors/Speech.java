package com.mailflatrate.doors;

import com.mailflatrate.kernel.Language;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/**
 * In which language a request is answered: the {@code lang} parameter, then the choice kept in the cookie
 * {@code mf-lang} (pages only), then {@code Accept-Language}, then German.
 */
public final class Speech {

    /** The cookie that keeps a chosen language. */
    public static final String COOKIE = "mf-lang";

    private Speech() {}

    /** The language of an answer to this request. */
    public static Language of(HttpServletRequest request) {
        String asked = request.getParameterMap().isEmpty() ? null : request.getParameter("lang");
        if (asked == null) {
            asked = chosen(request);
        }
        if (asked != null) {
            return Language.of(Locale.forLanguageTag(asked));
        }
        return request.getHeader("Accept-Language") == null ? Language.DE : Language.of(request.getLocale());
    }

    private static @org.jspecify.annotations.Nullable String chosen(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        for (Cookie cookie : cookies) {
            if (COOKIE.equals(cookie.getName())) {
                return cookie.getValue();
            }
        }
        return null;
    }
}
