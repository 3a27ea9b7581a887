package com.mailflatrate.ledger.verify;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the columns that repeat parts of an event's header, so that they can be searched, still
 * say the same. The header is under the leaf, they are not.
 */
final class Columns {

    /** What the database keeps of a time. */
    private static final Duration GRAIN = Duration.ofNanos(1_000);

    private Columns() {}

    /** Compares what the header names; it may name less. */
    static boolean fit(VerifyStore.Row row, String header) {
        String kind = value(header, "\"kind\":\"", '"');
        String account = number(header, "\"account\":");
        String at = value(header, "\"at\":\"", '"');
        return (kind == null || kind.equals(row.kind()))
                && (account == null || account.equals(Long.toString(row.account())))
                && (at == null || isSame(at, row.at()));
    }

    private static boolean isSame(String text, @Nullable Instant at) {
        try {
            return at != null
                    && Duration.between(Stamp.parse(text), at).abs().compareTo(GRAIN) <= 0;
        } catch (DateTimeException none) {
            return false;
        }
    }

    private static @Nullable String number(String header, String before) {
        String list = value(header, before, ',');
        return list == null ? value(header, before, '}') : list;
    }

    /** Canonical JSON has no space, and a quote within a text is escaped. */
    private static @Nullable String value(String header, String before, char end) {
        int from = header.indexOf(before);
        int to = from < 0 ? -1 : header.indexOf(end, from + before.length());
        return to < 0 ? null : header.substring(from + before.length(), to);
    }
}
