package com.mailflatrate.api.audience;

import com.mailflatrate.audience.detail.HistoryLine;
import com.mailflatrate.feedback.trail.TrailLine;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MailingId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What happened: {@code standing} (how it stood on a list from then on), {@code fields}, {@code
 * address}, {@code tags}, {@code merged}; and with mails {@code sent}, {@code refused} (the note is
 * the class of the refusal), {@code complained} (the note is the feed), then with their mailing.
 */
record HistoryView(
        String kind,
        Instant at,
        String by,
        @Nullable ListId listId,
        @Nullable String status,
        @Nullable String statusReason,
        String note,
        @Nullable MailingId mailingId) {

    static HistoryView of(HistoryLine line) {
        String status = line.status();
        return new HistoryView(
                line.kind().name().toLowerCase(Locale.ROOT),
                line.at(),
                line.by(),
                line.list(),
                status == null ? null : status.toLowerCase(Locale.ROOT),
                line.reason(),
                line.note(),
                null);
    }

    static HistoryView of(TrailLine mail) {
        return new HistoryView(
                mail.kind().text(), mail.at(), "", null, null, null, mail.detail(), mail.mailing());
    }
}
