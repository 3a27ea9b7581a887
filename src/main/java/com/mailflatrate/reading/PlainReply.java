package com.mailflatrate.reading;

import java.util.regex.Pattern;

/** What a person wrote in a reply, without our own mail quoted below it. */
public final class PlainReply {

    private static final int LONGEST = 8_000;
    private static final Pattern QUOTE_HEAD =
            Pattern.compile(
                    "^\\s*(?:"
                            + "-{2,}\\s*(?:original(?: message|nachricht)?|urspr.ngliche nachricht|weitergeleitete nachricht|forwarded message).*"
                            + "|(?:am|on|le|il|el|op) .{4,120}(?:schrieb|wrote|a .crit|ha scritto|escribi.|schreef).*"
                            + "|.{2,80}(?:schrieb|wrote) (?:am|on) .{4,80}:?"
                            + "|_{10,}|gesendet: .*|sent: .*|von meinem .{2,40} gesendet.*|sent from my .*)$",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern FROM_LINE =
            Pattern.compile("^\\*?(?:von|from|de|da):\\*? .*", Pattern.CASE_INSENSITIVE);

    private PlainReply() {}

    /** The writer's own words, at most 8,000 characters. */
    public static String of(ReadMail mail) {
        StringBuilder own = new StringBuilder();
        String subject = mail.headers().first("subject").orElse("");
        if (!subject.matches("(?i)\\s*(re|aw|antw|fwd?|wg)\\s*:.*")) {
            own.append(subject).append('\n');
        }
        for (String line : mail.textBesideQuotes().split("\\r\\n|\\r|\\n", 2_000)) {
            if (line.length() < 400
                    && (QUOTE_HEAD.matcher(line).matches()
                            || FROM_LINE.matcher(line.strip()).matches())) {
                break;
            }
            if (line.strip().equals("--") || own.length() > LONGEST) {
                break;
            }
            if (!line.stripLeading().startsWith(">")) {
                own.append(line).append('\n');
            }
        }
        String text = own.toString().strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
