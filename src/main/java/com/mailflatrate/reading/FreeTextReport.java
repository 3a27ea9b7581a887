package com.mailflatrate.reading;

import com.mailflatrate.reading.ReportedRecipient.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Delivery reports in a mail system's own words, as they were before RFC 3464 and still are. */
final class FreeTextReport {

    private static final int LONGEST = 30_000;
    private static final Pattern SUBJECT =
            Pattern.compile(
                    "undeliver|not delivered|delivery (status|failure|failed|has failed|notification|problem|report|error)|returned mail|failure notice"
                            + "|mail (delivery|system error|failure|error)|non.?remis|unzustellbar|unbestellbar|nicht zustell|could not be delivered"
                            + "|(mail|message) (could not|cannot|can't|not) (be )?(sent|delivered|deliverable)|undelivered|failed (mail|delivery|message)|non.?delivery|returned to sender|bounced"
                            + "|message (delivery|status|bounced)|error mail|user unknown|permanent (error|fail)|warning: |dsn:|no such (user|address)|returning (mail|message|to sender)",
                    Pattern.CASE_INSENSITIVE);

    /**
     * In lower case: Spanish, Portuguese, Italian, French, Dutch, Polish, Russian, Japanese,
     * Chinese.
     */
    private static final Pattern SUBJECT_ABROAD =
            Pattern.compile(
                    "no (se )?(pudo|puede|ha podido) (ser )?(entreg|enviar)|no entregado|devuelto|n[aã]o (foi |p[oô]de ser )?(entreg|enviad)|falha (na|de|no) (entrega|envio)"
                            + "|mancat[ao] (consegna|recapito)|non (recapitabile|consegnato|distribu)|impossibile (consegnare|recapitare)|échec (de la |d')?(remise|livraison|envoi)"
                            + "|onbestelbaar|niet (be|af|ge)?(zorgd|leverd|afgeleverd)|nie (mo[zż]na|uda[lł]o si[eę]) dostarczy|niedostarcz|zwrot|недоставлен|не доставлен|配信不能|配信できません|送信できません|退信");

    private static final Pattern BODY =
            Pattern.compile(
                    "(?:could not be|was not|cannot be) delivered to|did not reach the following recipient|(?:unable to|error) deliver(?:ing)? (?:your )?(?:message|mail) to"
                            + "|error message below|following address(?:es|\\(es\\))? (?:had|failed)|undeliverable to the following|konnte nicht zugestellt werden",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern WARNING =
            Pattern.compile(
                    "you do not need to resend|will (?:continue to )?(?:be )?(?:retried|try|retry)|delivery (?:has been |is )?delayed|not yet been delivered"
                            + "|still (?:being )?retr|warning message only|wird (?:weiter )?versucht",
                    Pattern.CASE_INSENSITIVE);

    private FreeTextReport() {}

    static Optional<List<ReportedRecipient>> in(ReadMail mail) {
        if (!isReport(mail)) {
            return Optional.empty();
        }
        String text = report(mail);
        Action action = WARNING.matcher(text).find() ? Action.DELAYED : Action.FAILED;
        Map<String, String> words = RecipientWords.in(text, RecipientWords.own(mail.headers()));
        if (words.isEmpty() && mail.headers().first("x-failed-recipients").isPresent()) {
            for (String address :
                    RecipientWords.addresses(
                            mail.headers().first("x-failed-recipients").orElse(""))) {
                words.put(address, text);
            }
        }
        if (words.isEmpty()) {
            words = RecipientWords.in(text, Set.of());
        }
        if (words.isEmpty() && Replies.status(text) == null && Replies.code(text) == 0) {
            return Optional.empty();
        }
        List<ReportedRecipient> found = new ArrayList<>();
        words.forEach((address, said) -> found.add(recipient(address, action, said, text)));
        if (found.isEmpty()) {
            found.add(recipient("", action, text, text));
        }
        return Optional.of(found);
    }

    private static ReportedRecipient recipient(
            String address, Action action, String said, String whole) {
        String status = Replies.status(said);
        int code = Replies.code(said);
        return new ReportedRecipient(
                address,
                action,
                status == null ? Replies.status(whole) : status,
                code == 0 ? Replies.code(whole) : code,
                Replies.folded(said),
                ReportedRecipient.Origin.UNTOLD);
    }

    private static boolean isReport(ReadMail mail) {
        Headers head = mail.headers();
        String returnPath = head.first("return-path").orElse("");
        boolean system =
                RecipientWords.SENDER.matcher(head.first("from").orElse("")).find()
                        || returnPath.strip().equals("<>");
        String title = head.first("subject").orElse("");
        boolean subject =
                SUBJECT.matcher(title).find()
                        || system && SUBJECT_ABROAD.matcher(title.toLowerCase(Locale.ROOT)).find();
        String text = mail.text();
        boolean body = BODY.matcher(text.substring(0, Math.min(text.length(), 2_000))).find();
        return head.first("x-failed-recipients").isPresent()
                || system
                        && (subject
                                || body
                                || head.first("subject").isEmpty()
                                || isReportType(head))
                || subject && isReportType(head)
                || body && !mail.carried().isEmpty() && !text.startsWith(">");
    }

    private static boolean isReportType(Headers head) {
        return head.first("content-type")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .contains("multipart/report");
    }

    /** What the system wrote, up to the mail it returns. */
    static String report(ReadMail mail) {
        String text = mail.text();
        String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        int original = OriginalMail.begin(bounded, 41);
        return original < 0 ? bounded : bounded.substring(0, original);
    }
}
