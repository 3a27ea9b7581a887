package com.mailflatrate.reading;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Mails that a machine wrote on a person's behalf (RFC 3834), and those that only look at our mail.
 */
public final class AutoReplies {

    private static final Pattern SUBJECT =
            Pattern.compile(
                    "^\\s*(?:(?:re|aw|fwd?|wg)\\s*:\\s*)*(?:"
                            + "auto(?:matic|matische|mated|-?reply|-?response|-?antwort)?[ :_-]*(?:reply|response|antwort)?\\b.*"
                            + "|automatic reply.*|automatische (?:antwort|r.ckantwort).*|autoreply.*|out of (?:the )?office.*"
                            + "|abwesenheits?.*|abwesend.*|(?:ich bin )?(?:zur zeit )?nicht im (?:b.ro|haus).*|im urlaub.*"
                            + "|urlaub.*|vacation.*|(?:on )?(?:annual )?leave\\b.*|away (?:until|from).*|r.ponse automatique.*"
                            + "|risposta automatica.*|respuesta autom.tica.*|automatisch antwoord.*|eingangsbest.tigung.*"
                            + "|(?:ihre|your) (?:anfrage|ticket|request).*(?:erhalten|received|eingegangen).*|\\[?ticket.*)$",
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
        return head.first("subject")
                .filter(subject -> SUBJECT.matcher(subject).matches())
                .isPresent();
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
