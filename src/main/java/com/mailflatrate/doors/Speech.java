package com.mailflatrate.doors;

import com.mailflatrate.kernel.Language;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;

/**
 * In which language a request is answered: the {@code lang} parameter, then the choice kept in the
 * cookie {@code mf-lang} (pages only), then {@code Accept-Language}, then German.
 */
public final class Speech {

    /** The cookie that keeps a chosen language. */
    public static final String COOKIE = "mf-lang";

    private static final Pattern IN_ADDRESS =
            Pattern.compile("(?:^|&)lang=([A-Za-z-]{1,35})(?:&|$)");

    private Speech() {}

    /** The language of an answer to this request. */
    public static Language of(HttpServletRequest request) {
        Optional<Language> asked = known(parameter(request)).or(() -> known(chosen(request)));
        if (asked.isPresent()) {
            return asked.get();
        }
        return request.getHeader("Accept-Language") == null
                ? Language.DE
                : Language.of(request.getLocale());
    }

    /** A language we do not speak is no choice. */
    private static Optional<Language> known(@Nullable String tag) {
        return switch (tag == null ? "" : Locale.forLanguageTag(tag).getLanguage()) {
            case "de" -> Optional.of(Language.DE);
            case "en" -> Optional.of(Language.EN);
            default -> Optional.empty();
        };
    }

    /**
     * Of a body of many parts only the address is read: the parts may be too large to be read at
     * all. So may any other body, and its refusal needs a language too.
     */
    private static @Nullable String parameter(HttpServletRequest request) {
        String type = request.getContentType();
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            return inAddress(request);
        }
        try {
            return request.getParameter("lang");
        } catch (InvalidParameterException unreadable) {
            return inAddress(request);
        }
    }

    private static @Nullable String inAddress(HttpServletRequest request) {
        Matcher inAddress =
                IN_ADDRESS.matcher(
                        request.getQueryString() == null ? "" : request.getQueryString());
        return inAddress.find() ? inAddress.group(1) : null;
    }

    private static @Nullable String chosen(HttpServletRequest request) {
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
