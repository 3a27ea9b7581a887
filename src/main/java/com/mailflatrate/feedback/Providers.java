package com.mailflatrate.feedback;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who runs a receiving host, by its name. */
final class Providers {

    private static final Map<String, String> BY_SUFFIX =
            Map.ofEntries(
                    Map.entry("google.com", "google"),
                    Map.entry("googlemail.com", "google"),
                    Map.entry("outlook.com", "microsoft"),
                    Map.entry("hotmail.com", "microsoft"),
                    Map.entry("office365.us", "microsoft"),
                    Map.entry("yahoodns.net", "yahoo"),
                    Map.entry("gmx.net", "gmx"),
                    Map.entry("web.de", "gmx"),
                    Map.entry("kundenserver.de", "gmx"),
                    Map.entry("t-online.de", "t-online"),
                    Map.entry("icloud.com", "apple"),
                    Map.entry("apple.com", "apple"));

    private Providers() {}

    static @Nullable String of(@Nullable String host) {
        String rest = host == null ? "" : host.toLowerCase(Locale.ROOT);
        while (!rest.isEmpty()) {
            String known = BY_SUFFIX.get(rest);
            if (known != null) {
                return known;
            }
            int dot = rest.indexOf('.');
            rest = dot < 0 ? "" : rest.substring(dot + 1);
        }
        return null;
    }
}
