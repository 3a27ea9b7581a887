package com.mailflatrate.web.audience;

import com.mailflatrate.audience.Contact;
import com.mailflatrate.audience.Contact.Membership;
import com.mailflatrate.audience.ListSummary;
import com.mailflatrate.audience.detail.HistoryLine;
import com.mailflatrate.feedback.trail.TrailLine;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MailingId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a contact, once.
 *
 * @param key of its sentence, which says {@code about}
 * @param about a list, an address, fields, tags, or the name of a campaign
 * @param page where there is more of it; null when nowhere
 * @param reason why it stands like that, UPPER_SNAKE; null when it needs none
 * @param by who or what brought it about
 */
public record TimelineLine(
        Instant at,
        String icon,
        String key,
        String about,
        @Nullable String page,
        @Nullable String reason,
        String by) {

    /** Everything that is known, newest first. */
    static List<TimelineLine> of(
            Contact contact,
            List<HistoryLine> past,
            List<TrailLine> mails,
            Collection<ListSummary> lists,
            Map<MailingId, String> campaigns) {
        Map<ListId, String> names =
                lists.stream().collect(Collectors.toMap(ListSummary::id, ListSummary::name));
        List<TimelineLine> lines = new ArrayList<>();
        for (Membership now : contact.memberships()) {
            lines.add(
                    standing(
                            now.since(),
                            now.status().text(),
                            now.listName(),
                            now.reason(),
                            now.cause()));
        }
        Function<ListId, String> name = list -> names.getOrDefault(list, "…");
        past.forEach(line -> lines.add(of(line, name)));
        mails.forEach(line -> lines.add(of(line, campaigns)));
        lines.sort(Comparator.comparing(TimelineLine::at).reversed());
        return lines;
    }

    private static TimelineLine of(HistoryLine line, Function<ListId, String> name) {
        String kind = line.kind().name().toLowerCase(Locale.ROOT);
        String icon =
                switch (line.kind()) {
                    case STANDING -> "";
                    case FIELDS -> "pencil";
                    case ADDRESS -> "at";
                    case TAGS -> "list";
                    case MERGED -> "users";
                };
        String status = line.status();
        return status == null
                ? new TimelineLine(
                        line.at(), icon, "contacts.log." + kind, line.note(), null, null, line.by())
                : standing(
                        line.at(),
                        status.toLowerCase(Locale.ROOT),
                        Optional.ofNullable(line.list()).map(name).orElse("…"),
                        line.reason(),
                        line.by());
    }

    private static TimelineLine of(TrailLine mail, Map<MailingId, String> campaigns) {
        String icon =
                switch (mail.kind()) {
                    case SENT -> "mail-forward";
                    case REFUSED -> "mail-x";
                    case COMPLAINED -> "alert-triangle";
                };
        MailingId mailing = mail.mailing();
        String kind = mail.kind().text();
        String reason = mail.detail().isEmpty() ? null : mail.detail();
        return mailing == null
                ? new TimelineLine(
                        mail.at(), icon, "contacts.log.letter." + kind, "", null, reason, "")
                : new TimelineLine(
                        mail.at(),
                        icon,
                        "contacts.log.mail." + kind,
                        campaigns.getOrDefault(mailing, mailing.toString()),
                        "/mailings/" + mailing,
                        reason,
                        "");
    }

    private static TimelineLine standing(
            Instant at, String status, String list, @Nullable String reason, String by) {
        String icon =
                switch (status) {
                    case "subscribed" -> "rosette-discount-check";
                    case "unconfirmed" -> "user-plus";
                    default -> "user-minus";
                };
        return new TimelineLine(at, icon, "contacts.log." + status, list, null, reason, by);
    }
}
