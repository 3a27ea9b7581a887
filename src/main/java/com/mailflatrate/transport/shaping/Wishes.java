package com.mailflatrate.transport.shaping;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time a server names until we may come again: "try again in 300 seconds", "come back in
 * 00:05:00". Texts of replies are written by strangers: a status, an address or an id is no time,
 * nor is none at all (zero).
 */
final class Wishes {

    private static final int DIGITS = 9;
    private static final Pattern AGAIN =
            Pattern.compile(
                    "\\b(?:try|retry|again|wait|come back|gr[ae]ylisted)\\D{0,30}?"
                            + "(?:\\bin (\\d{1,3}):([0-5]\\d):([0-5]\\d)"
                            + "|\\b(\\d+)\\s*(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?))"
                            + "(?![\\w-])",
                    Pattern.CASE_INSENSITIVE);

    private Wishes() {}

    /**
     * The time a reply names.
     *
     * @param longest what a longer one counts as
     */
    static Optional<Duration> in(String text, Duration longest) {
        Matcher matcher = AGAIN.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        Duration wish =
                matcher.group(4) == null
                        ? Duration.ofHours(Long.parseLong(matcher.group(1)))
                                .plusMinutes(Long.parseLong(matcher.group(2)))
                                .plusSeconds(Long.parseLong(matcher.group(3)))
                        : unit(matcher.group(5)).multipliedBy(number(matcher.group(4)));
        return Optional.of(wish.compareTo(longest) > 0 ? longest : wish)
                .filter(Duration::isPositive);
    }

    /** Capped: a billion of any unit is longer than anybody waits. */
    private static long number(String digits) {
        String bare = digits.replaceFirst("^0+(?=\\d)", "");
        return Long.parseLong(bare.length() > DIGITS ? "9".repeat(DIGITS) : bare);
    }

    private static Duration unit(String word) {
        return switch (word.toLowerCase(Locale.ROOT).charAt(0)) {
            case 's' -> Duration.ofSeconds(1);
            case 'm' -> Duration.ofMinutes(1);
            case 'h' -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
    }
}
