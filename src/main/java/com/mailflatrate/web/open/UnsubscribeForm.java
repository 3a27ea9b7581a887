package com.mailflatrate.web.open;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The body of a POST to the unsubscribe address, read with much patience: whatever is not our own
 * page's form is taken for the one click of RFC 8058 §3.1, also an empty, cut or odd body.
 *
 * @param values fields of our own page's form; empty for a one-click
 */
record UnsubscribeForm(Map<String, String> values) {

    private static final int LONGEST = 65_536;

    static UnsubscribeForm of(HttpServletRequest request) {
        String type =
                Optional.ofNullable(request.getContentType()).orElse("").toLowerCase(Locale.ROOT);
        String body = body(request);
        if (!type.startsWith("application/x-www-form-urlencoded") || isOneClick(body)) {
            return new UnsubscribeForm(Map.of());
        }
        Map<String, String> values = new HashMap<>();
        for (String pair : body.split("&", 50)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return new UnsubscribeForm(values);
    }

    /** A field of our form; empty when it is missing. */
    String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** Whether a person used our page, not a mailbox provider its button. */
    boolean isOurs() {
        return !value("scope").isEmpty()
                || !value("email").isEmpty()
                || !value("again").isEmpty()
                || !value("prefs").isEmpty();
    }

    private static boolean isOneClick(String body) {
        return body.toLowerCase(Locale.ROOT).contains("one-click");
    }

    private static String body(HttpServletRequest request) {
        try {
            ServletInputStream in = request.getInputStream();
            return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
        } catch (IOException | RuntimeException cut) {
            return "";
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException odd) {
            return "";
        }
    }
}
