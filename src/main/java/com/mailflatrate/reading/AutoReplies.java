package com.mailflatrate.reading;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Mails that a machine wrote on a person's behalf (RFC 3834), and those that only look at our mail.
 */
public final class AutoReplies {

    /** What only machines put before or in place of a subject, in whatever language. */
    private static final Pattern MACHINE =
            Pattern.compile(
                    "^\\s*(?:(?:re|aw|sv|fwd?|wg)\\s*:\\s*)*\\[?(?:"
                            + "auto(?:matic|mated|matische)?[ _-]*(?:reply|response|responder|antwort|r.ckantwort|svar)\\b.*"
                            + "|out of (?:the )?office.*|abwesenheits(?:notiz|nachricht|meldung|assistent|hinweis).*"
                            + "|r.ponse automatique.*|absence du bureau.*|notification d.absence.*|risposta automatica.*|fuori ufficio.*"
                            + "|respuesta autom.tica.*|fuera de la oficina.*|resposta autom.tica.*|aus.ncia tempor.ria.*"
                            + "|automatisch antwoord.*|afwezigheids(?:bericht|melding|assistent).*|automatiskt svar.*|fr.nvaro(?:meddelande)?:.*"
                            + "|automatisk svar.*|automaattinen vastaus.*|autom.tyczna odpowied.*|automatick. odpov.*|automatikus v.lasz.*"
                            + "|otomatik yan.t.*|автоматический ответ.*|автоответ.*|自動返信.*|自动回复.*|自動回覆.*|자동 ?회신.*)$",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /**
     * What also stands in the subject of a mailing ("Urlaub an der Ostsee"), and so in people's
     * replies to it: only as a notice of its own, never after "Re:".
     */
    private static final Pattern NOTICE =
            Pattern.compile(
                    "^\\s*(?:(?:ich bin )?(?:zur zeit |derzeit |aktuell )?(?:abwesend|nicht im (?:b.ro|haus)|im urlaub)"
                            + "|abwesenheit|urlaub|vacation|i am away|away|(?:on )?(?:annual |parental |maternity )?leave)"
                            + "\\s*(?:$|[:!.–-]|vom\\b|bis\\b|ab\\b|until\\b|from\\b|notice\\b|message\\b|reply\\b|response\\b).*"
                            + "|^\\s*(?:eingangsbest.tigung.*"
                            + "|(?:ihre|your) (?:anfrage|ticket|request)\\b.*(?:erhalten|received|eingegangen).*|\\[?ticket[ #:-]*\\d.*)$",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern CHALLENGE =
            Pattern.compile(
                    "(confirm|best.tigen|verify)[^.]{0,60}(you are (a )?human|not a robot|sie ein mensch)"
                            + "|challenge.?response|spamarrest|boxbe|bluebottle|my spam filter requires",
                    Pattern.CASE_INSENSITIVE);

    private AutoReplies() {}

    /** Whether a machine answered. */
    public static boolean isAutoReply(ReadMail mail) {
        Headers head = mail.headers();
        String submitted =
                head.first("auto-submitted").orElse("no").toLowerCase(Locale.ROOT).strip();
        if (!submitted.equals("no") || isMarked(head)) {
            return true;
        }
        return head.first("subject").filter(AutoReplies::isNotice).isPresent();
    }

    private static boolean isNotice(String subject) {
        return MACHINE.matcher(subject).matches() || NOTICE.matcher(subject).matches();
    }

    /** Whether a system wants us to prove that we are human; nobody ever answers it. */
    public static boolean isChallenge(ReadMail mail) {
        String text = mail.text();
        String subject = mail.headers().first("subject").orElse("");
        return CHALLENGE.matcher(subject).find()
                || CHALLENGE.matcher(text.substring(0, Math.min(text.length(), 4_000))).find();
    }

    /** Whether it says that somebody has read or deleted our mail (RFC 8098). */
    public static boolean isReceipt(ReadMail mail) {
        return mail.own("message/disposition-notification").isPresent()
                || mail.headers()
                        .first("content-type")
                        .orElse("")
                        .toLowerCase(Locale.ROOT)
                        .contains("disposition-notification");
    }

    private static boolean isMarked(Headers head) {
        String suppress =
                head.first("x-auto-response-suppress").orElse("").toLowerCase(Locale.ROOT);
        String precedence = head.first("precedence").orElse("").toLowerCase(Locale.ROOT);
        return suppress.contains("all") && head.first("auto-submitted").isPresent()
                || List.of("auto_reply", "auto-reply", "junk").contains(precedence.strip())
                || head.has("x-autoreply")
                || head.has("x-autorespond")
                || head.has("x-autoresponder")
                || head.has("x-auto-reply")
                || head.first("x-mailer").orElse("").toLowerCase(Locale.ROOT).contains("vacation");
    }
}
