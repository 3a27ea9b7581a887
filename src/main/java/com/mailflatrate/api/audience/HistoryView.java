package com.mailflatrate.api.audience;

import com.mailflatrate.audience.detail.HistoryLine;
import com.mailflatrate.kernel.ListId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What happened: {@code standing} (how it stood on a list from then on), {@code fields}, {@code
 * address}, {@code tags}, {@code merged}.
 */
record HistoryView(
        String kind,
        Instant at,
        String by,
        @Nullable ListId listId,
        @Nullable String status,
        @Nullable String statusReason,
        String note) {

    static HistoryView of(HistoryLine line) {
        String status = line.status();
        return new HistoryView(
                line.kind().name().toLowerCase(Locale.ROOT),
                line.at(),
                line.by(),
                line.list(),
                status == null ? null : status.toLowerCase(Locale.ROOT),
                line.reason(),
                line.note());
    }
}
