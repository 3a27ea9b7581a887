package com.mailflatrate.reading;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A feedback report (RFC 5965), whole, redacted, or with the reported mail's header only.
 *
 * @param type in lower case, as the report says; {@code abuse} when it says nothing
 * @param userAgent the system that made it, empty when it does not say
 * @param recipients what the report names as recipients; often redacted, never relied on
 */
public record ComplaintReport(String type, String userAgent, List<String> recipients) {

    private static final Set<String> NO_COMPLAINT =
            Set.of("not-spam", "auth-failure", "dmarc", "opt-in", "not_spam");

    /** Copies the recipients. */
    public ComplaintReport {
        recipients = List.copyOf(recipients);
    }

    /**
     * Whether a person complained: reports of authentication and "this is no spam" are none (RFC
     * 6591, 6430).
     */
    public boolean isComplaint() {
        return !NO_COMPLAINT.contains(type);
    }

    /** The report a mail carries; empty when it is none. */
    public static Optional<ComplaintReport> in(ReadMail mail) {
        Optional<MimePart> part = mail.own("message/feedback-report");
        if (part.isEmpty() && isReport(mail)) {
            part =
                    mail.parts().stream()
                            .filter(
                                    entity ->
                                            entity.text()
                                                    .regionMatches(
                                                            true,
                                                            entity.text().length()
                                                                    - entity.text()
                                                                            .stripLeading()
                                                                            .length(),
                                                            "Feedback-Type:",
                                                            0,
                                                            14))
                            .findFirst();
        }
        return part.map(entity -> of(Headers.ofBlock(entity.text().strip())))
                .or(() -> headersOnly(mail));
    }

    private static boolean isReport(ReadMail mail) {
        return mail.headers()
                .first("content-type")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .contains("report");
    }

    private static ComplaintReport of(Headers fields) {
        String type =
                fields.first("feedback-type").orElse("abuse").toLowerCase(Locale.ROOT).strip();
        return new ComplaintReport(
                type, fields.first("user-agent").orElse(""), fields.all("original-rcpt-to"));
    }

    /** Older loops send the bare mail to the loop's address with a mark in the outer head. */
    private static Optional<ComplaintReport> headersOnly(ReadMail mail) {
        Headers head = mail.headers();
        boolean microsoft =
                head.has("x-hmxmroriginalrecipient")
                        || mail.carried().stream()
                                .anyMatch(carried -> carried.has("x-hmxmroriginalrecipient"));
        return microsoft || head.has("x-cmae-score") || head.has("x-fbl-report")
                ? Optional.of(
                        new ComplaintReport("abuse", "", head.all("x-hmxmroriginalrecipient")))
                : Optional.empty();
    }
}
