package com.mailflatrate.audience;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A part of the addresses, in the order of their keys: what begins with a prefix, written as a
 * range, because LIKE loses its index behind row-level security.
 *
 * @param after exclusive
 * @param from inclusive
 * @param until exclusive
 */
record KeyRange(String after, String from, String until) {

    private static final String HIGHEST = Character.toString(Character.MAX_CODE_POINT);

    static KeyRange of(@Nullable String prefix, @Nullable String cursor) {
        String from =
                prefix == null ? "" : prefix.strip().toLowerCase(Locale.ROOT).replace("\0", "");
        return new KeyRange(cursor == null ? "" : read(cursor), from, from + HIGHEST);
    }

    static String cursor(String key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8)
                    .replace("\0", "");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
