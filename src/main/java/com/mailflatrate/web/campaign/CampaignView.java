package com.mailflatrate.web.campaign;

import com.mailflatrate.account.PolicyText;
import com.mailflatrate.audience.Contact;
import com.mailflatrate.audience.ListSummary;
import com.mailflatrate.campaign.Campaign;
import com.mailflatrate.campaign.GateReport;
import com.mailflatrate.campaign.GateReport.Level;
import com.mailflatrate.campaign.GateReport.Part;
import com.mailflatrate.campaign.Mailing;
import com.mailflatrate.campaign.trial.Previews.Preview;
import com.mailflatrate.mail.domain.SenderDomain;
import com.mailflatrate.segments.Segment;
import com.mailflatrate.web.shared.MergeTags;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Everything the campaign page shows.
 *
 * @param segment only its people of the lists are meant; null for all of them
 * @param as the contact the preview is made for, empty for nobody in particular
 */
public record CampaignView(
        Campaign campaign,
        GateReport report,
        List<ListSummary> lists,
        @Nullable Segment segment,
        List<Contact> readers,
        String as,
        @Nullable Preview preview,
        @Nullable SenderDomain domain,
        PolicyText policy,
        boolean mayConfirm) {

    /** The mailing this campaign became; null while there is none or a person's tick is awaited. */
    public Campaign.@Nullable LastMailing sent() {
        return campaign.last()
                .filter(last -> last.state() != Mailing.State.AWAITING_CONFIRMATION)
                .orElse(null);
    }

    /** The mailing that waits for a person's tick; null when none does. */
    public Campaign.@Nullable LastMailing awaited() {
        return campaign.last()
                .filter(last -> last.state() == Mailing.State.AWAITING_CONFIRMATION)
                .orElse(null);
    }

    /** The subject as the chosen reader gets it. */
    public String subject() {
        return preview == null ? MergeTags.readable(campaign.draft().subject()) : preview.subject();
    }

    /** Whether the subject differs from reader to reader. */
    public boolean personalSubject() {
        return campaign.draft().subject().contains("{{")
                || campaign.draft().subject().contains("{%");
    }

    /** Whose eyes the preview is made for; empty for somebody without a name. */
    public String readerName() {
        return readers.stream()
                .filter(reader -> reader.id().toString().equals(as))
                .map(Contact::name)
                .findFirst()
                .orElse("");
    }

    /** Obstacles. */
    public List<GateReport.Check> obstacles() {
        return report.at(Level.BLOCK);
    }

    /** Warnings. */
    public List<GateReport.Check> notes() {
        return report.at(Level.WARN);
    }

    /** What passed. */
    public List<GateReport.Check> passed() {
        return report.at(Level.OK);
    }

    /** Whether something holds the campaign back. */
    public boolean red() {
        return report.verdict() == GateReport.Verdict.RED;
    }

    /** The state of a card: {@code is-ok}, {@code is-warn} or {@code is-bad}. */
    public String tone(String part) {
        Part card = Part.valueOf(part);
        boolean bad = obstacles().stream().anyMatch(check -> check.part() == card);
        boolean warn = notes().stream().anyMatch(check -> check.part() == card);
        return bad ? "is-bad" : warn ? "is-warn" : "is-ok";
    }

    /** The shape that goes with the tone. */
    public String icon(String part) {
        return switch (tone(part)) {
            case "is-bad" -> "alert-octagon";
            case "is-warn" -> "alert-triangle";
            default -> "circle-check";
        };
    }

    /** Where an obstacle is mended. */
    public String fix(GateReport.Check check) {
        return switch (check.part()) {
            case TO -> "#to";
            case FROM ->
                    check.code().contains("DOMAIN")
                                    || check.code().contains("DNS")
                                    || check.code().startsWith("DMARC")
                            ? "/sender-domains"
                            : "#from";
            case SUBJECT -> "#subject";
            case CONTENT -> "#content";
            case TIME -> sent() == null ? "#time" : "#send";
            case ACCOUNT -> "/account";
        };
    }

    /** The contacts behind a deduction, for a campaign to one list. */
    public String behind(String skip) {
        String status =
                switch (skip) {
                    case "UNCONFIRMED", "UNSUBSCRIBED", "BOUNCED", "COMPLAINED", "HELD" ->
                            skip.toLowerCase(Locale.ROOT);
                    case "UNPROVEN" -> "held";
                    default -> "";
                };
        return skip.equals("SUPPRESSED")
                ? "/suppressions"
                : "/contacts?list=" + lists.getFirst().id() + "&status=" + status;
    }

    /** Size of the mail in KB, rounded up. */
    public int kilobytes() {
        return (report.bytes() + 1023) / 1024;
    }

    /** The verdict of one kind of record of the sender's domain. */
    public @Nullable String light(String purpose) {
        return domain == null
                ? null
                : domain.records().stream()
                        .filter(record -> record.purpose().name().equals(purpose))
                        .map(
                                record ->
                                        record.verdict() == SenderDomain.Verdict.OK
                                                ? "is-ok"
                                                : "is-bad")
                        .max(java.util.Comparator.reverseOrder())
                        .orElse(null);
    }
}
