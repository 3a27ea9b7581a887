package com.mailflatrate.reading;

import com.mailflatrate.policy.reply.ReplyFacts.Phase;
import com.mailflatrate.reading.ReportedRecipient.Action;
import com.mailflatrate.reading.ReportedRecipient.Origin;
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
    private static final int BEGINNING = 2_000;
    private static final int FEWEST = 5;
    private static final Pattern SUBJECT =
            Pattern.compile(
                    "undeliver|not delivered|delivery (status|failure|failed|has failed|notification|problem|report|error)|returned mail|failure notice"
                            + "|mail (delivery|system error|failure|error)|non.?remis|unzustellbar|unbestellbar|nicht zustell|could not be delivered"
                            + "|(mail|message) (could not|cannot|can't|not) (be )?(sent|delivered|deliverable)|undelivered|failed (mail|delivery|message)|non.?delivery|returned to sender|bounced"
                            + "|message (delivery|status|bounced|you sent (was )?blocked)|error mail|user unknown|permanent (error|fail)|warning: |dsn:|no such (user|address)|returning (mail|message|to sender)",
                    Pattern.CASE_INSENSITIVE);

    /**
     * In lower case: Spanish, Portuguese, Italian, French, Dutch, Polish, Russian, Japanese,
     * Chinese.
     */
    private static final Pattern SUBJECT_ABROAD =
            Pattern.compile(
                    "no (se )?(pudo|puede|ha podido) (ser )?(entreg|enviar)|no entregado|devuelto|n[aã]o (foi |p[oô]de ser )?(entreg|enviad)|falha (na|de|no) (entrega|envio)"
                            + "|mancat[ao] (consegna|recapito)|non (recapitabile|consegnato|distribu)|impossibile (consegnare|recapitare)|échec (de la |d')?(remise|livraison|envoi)"
                            + "|onbestelbaar|niet (be|af|ge)?(zorgd|leverd|afgeleverd)|nie (mo[zż]na|uda[lł]o si[eę]) dostarczy|niedostarcz|zwrot|недоставлен|не доставлен|配信不能|配信できません|送信できません|退信"
                            + "|zustell(ungs)?fehler|(olever|ulever|nedoru[cč]|kézbesít|toimittama|teslim edileme|не вдалося достав|전송 ?실패)");

    private static final Pattern BODY =
            Pattern.compile(
                    "(?:could not be|was not|cannot be) delivered to|did not reach the following recipient|(?:unable to|error) deliver(?:ing)? (?:your )?(?:message|mail) to"
                            + "|error message below|your message to <[^>\\s]{1,320}> was automatically rejected|following address(?:es|\\(es\\))? (?:had|failed)|undeliverable to the following|konnte nicht zugestellt werden",
                    Pattern.CASE_INSENSITIVE);

    /**
     * "Could not be delivered" as systems say it that are set up in other languages; in lower case.
     */
    private static final Pattern BODY_ABROAD =
            Pattern.compile(
                    "(wurde |konnte |kann )?nicht (an .{1,80} )?zugestellt|n.a pas (pu être|été) (remis|délivr|distribu|envoy)|n.est pas parvenu|échec de la remise"
                            + "|no (se )?(pudo|puede|ha podido|ha) (ser )?entreg|error (al entregar|de entrega)|non (è stato|può essere|ha potuto) (recapitat|consegnat)|n[aã]o (p[oô]de ser|foi) entregue"
                            + "|(kon|kan) niet worden (bezorgd|afgeleverd)|nie (została|może zostać|mogła zostać) dostarczon|(ne|se ne)po(dařilo|darilo) (se )?doru[cč]i|nebyla doru[cč]ena"
                            + "|gick inte att leverera|kunde inte levereras|kunne ikke lever|ei voitu toimittaa|teslim edileme|nem (sikerült|lehetett) kézbes|nu a putut fi livrat"
                            + "|не (может|могло|удалось|было)( быть)? (достав|отправ)|не вдалося достав|δεν (ήταν δυνατή|παραδόθηκε)|(配信|送信|お届け|配達)(できません|できませんで|されません)|被退回|无法(送达|投递)|無法(傳送|投遞|送達)"
                            + "|(전송|배달|전달)(되지|하지) (않|못)");

    private static final Pattern PROGRAM =
            Pattern.compile("mailer-?daemon|mdaemon", Pattern.CASE_INSENSITIVE);

    private static final Pattern OF_ANOTHER_HOST =
            Pattern.compile(
                    "smtp|\\bhosts?\\b|\\bserver\\b|pipe|retry|[45]\\d\\d[ -]",
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
        boolean exim = mail.headers().has("x-failed-recipients");
        List<ReportedRecipient> found = new ArrayList<>();
        boolean alone = words.size() == 1;
        words.forEach(
                (address, said) -> {
                    String about = alone && saysNothing(address, said) ? text : said;
                    found.add(
                            recipient(
                                    address,
                                    action,
                                    about,
                                    alone ? text : said,
                                    origin(exim, about)));
                });
        if (found.isEmpty()) {
            found.add(recipient("", action, text, text, Origin.UNTOLD));
        }
        return Optional.of(found);
    }

    /** Whether the reason stands before the address, as in a letter. */
    private static boolean saysNothing(String address, String said) {
        return said.toLowerCase(Locale.ROOT).replace(address, "").strip().length() < FEWEST;
    }

    /**
     * Exim names the host where another one refused; where it names none it speaks of its own
     * mailboxes, and so of the recipient.
     */
    private static Origin origin(boolean exim, String said) {
        return exim && !OF_ANOTHER_HOST.matcher(said).find()
                ? new Origin(Phase.RCPT, null)
                : Origin.UNTOLD;
    }

    private static ReportedRecipient recipient(
            String address, Action action, String said, String whole, Origin origin) {
        String status = Replies.status(said);
        int code = Replies.code(said);
        return new ReportedRecipient(
                address,
                action,
                status == null ? Replies.status(whole) : status,
                code == 0 ? Replies.code(whole) : code,
                Replies.folded(said),
                origin);
    }

    private static boolean isReport(ReadMail mail) {
        Headers head = mail.headers();
        String returnPath = head.first(MailReader.RETURN_PATH).orElse("");
        boolean system = isFromSystem(head) || returnPath.strip().equals("<>");
        String title = head.first("subject").orElse("");
        boolean subject =
                SUBJECT.matcher(title).find()
                        || system && SUBJECT_ABROAD.matcher(title.toLowerCase(Locale.ROOT)).find();
        String text = mail.text();
        String begin = text.substring(0, Math.min(text.length(), BEGINNING));
        boolean body = BODY.matcher(begin).find();
        return head.first("x-failed-recipients").isPresent()
                || system
                        && (subject
                                || body
                                || saysWhy(head, begin)
                                || BODY_ABROAD.matcher(begin.toLowerCase(Locale.ROOT)).find()
                                || head.first("subject").isEmpty()
                                || isReportType(head))
                || subject && isReportType(head)
                || body && !mail.carried().isEmpty() && !text.startsWith(">");
    }

    /** A system that writes reports gives a code for what it reports. */
    private static boolean saysWhy(Headers head, String text) {
        return isFromSystem(head)
                && isNobodys(head.first(MailReader.RETURN_PATH).orElse("<>"))
                && (Replies.status(text) != null || Replies.code(text) != 0);
    }

    private static boolean isFromSystem(Headers head) {
        return RecipientWords.SENDER.matcher(head.first("from").orElse("")).find();
    }

    /** Whether a mail system wrote, and no person: it has a system's name and wants no answer. */
    static boolean isOfSystem(Headers head) {
        return isFromSystem(head) && isNobodys(head.first(MailReader.RETURN_PATH).orElse(""));
    }

    /** The null path, or that of a program; a postmaster who writes has one to answer to. */
    private static boolean isNobodys(String returnPath) {
        return returnPath.strip().equals("<>") || PROGRAM.matcher(returnPath).find();
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
        if (original < 0) {
            return bounded;
        }
        String before = bounded.substring(0, original);
        return before.indexOf('@') < 0
                ? before + OriginalMail.afterHead(bounded, original)
                : before;
    }
}
