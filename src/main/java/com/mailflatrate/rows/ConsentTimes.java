package com.mailflatrate.rows;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a moment as exports write it: ISO 8601, German, or seconds since 1970. Local times are the
 * account's.
 */
final class ConsentTimes {

    private static final Pattern SECONDS = Pattern.compile("\\d{9,10}");
    private static final List<DateTimeFormatter> MOMENTS =
            List.of(
                    DateTimeFormatter.ofPattern(
                            "uuuu-MM-dd HH:mm[:ss][.SSSSSS][.SSS]", Locale.ROOT),
                    DateTimeFormatter.ofPattern(
                            "uuuu-MM-dd'T'HH:mm[:ss][.SSSSSS][.SSS]", Locale.ROOT),
                    DateTimeFormatter.ofPattern("d.M.uuuu[','] H:mm[:ss]", Locale.ROOT));
    private static final List<DateTimeFormatter> DAYS =
            List.of(
                    DateTimeFormatter.ISO_LOCAL_DATE,
                    DateTimeFormatter.ofPattern("d.M.uuuu", Locale.ROOT));

    private ConsentTimes() {}

    static Optional<Instant> read(String text, ZoneId zone) {
        String bare = text.strip();
        if (bare.isEmpty()) {
            return Optional.empty();
        }
        if (SECONDS.matcher(bare).matches()) {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(bare)));
        }
        return offset(bare).or(() -> moment(bare, zone)).or(() -> day(bare, zone));
    }

    private static Optional<Instant> offset(String text) {
        if (text.length() < 17
                || !(text.endsWith("Z")
                        || text.lastIndexOf('+') > 10
                        || text.lastIndexOf('-') > 10)) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text.replace(' ', 'T')).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> moment(String text, ZoneId zone) {
        for (DateTimeFormatter format : MOMENTS) {
            try {
                return Optional.of(LocalDateTime.parse(text, format).atZone(zone).toInstant());
            } catch (DateTimeException e) {
                // the next layout may fit
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> day(String text, ZoneId zone) {
        for (DateTimeFormatter format : DAYS) {
            try {
                return Optional.of(LocalDate.parse(text, format).atStartOfDay(zone).toInstant());
            } catch (DateTimeException e) {
                // the next layout may fit
            }
        }
        return Optional.empty();
    }
}
