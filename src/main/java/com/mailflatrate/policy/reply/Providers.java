package com.mailflatrate.policy.reply;

import com.mailflatrate.policy.data.DataFile;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who runs a receiving host: by its name, or by the name a report gives it. */
public final class Providers {

    private static final Map<String, String> BY_SUFFIX =
            DataFile.of("mx-operators.tsv").rows().stream()
                    .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> row[1]));

    private static final Set<String> OPERATORS = Set.copyOf(BY_SUFFIX.values());

    /** How reports name the host that refused: Postfix and Exim, Google's own signature. */
    private static final Pattern HOST =
            Pattern.compile(
                    "\\b(?:host|server|talking to|connected to) ([a-z0-9-]+(?:\\.[a-z0-9-]+)+)");

    private static final int LONGEST = 2_000;

    private Providers() {}

    /**
     * By the name of a host, or of a site as delivery calls it (the provider itself, perhaps with
     * {@code from} and our own address); null when it is nobody's we know.
     */
    public static @Nullable String of(@Nullable String host) {
        String rest = host == null ? "" : host.toLowerCase(Locale.ROOT).split(" ", 2)[0];
        if (OPERATORS.contains(rest)) {
            return rest;
        }
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

    /** By the words of a report; null when they name nobody we know. */
    public static @Nullable String named(String words) {
        String text =
                (words.length() > LONGEST ? words.substring(0, LONGEST) : words)
                        .toLowerCase(Locale.ROOT);
        Matcher found = HOST.matcher(text);
        while (found.find()) {
            String known = of(found.group(1));
            if (known != null) {
                return known;
            }
        }
        return text.contains(" - gsmtp") ? "google" : null;
    }
}
