package com.mailflatrate.policy.reply;

import org.jspecify.annotations.Nullable;

/**
 * A refusal, from the SMTP session or from a delivery report.
 *
 * @param phase where in the session; {@link Phase#REPORT} for a delivery report
 * @param provider who runs the receiving MX: {@code google}, {@code microsoft}, {@code yahoo},
 *     {@code gmx}, {@code t-online}, {@code apple}; null when unknown
 * @param replyCode the three digits, 0 when there are none
 * @param enhancedCode RFC 3463, such as {@code 5.1.1}
 * @param text the words of the reply or Diagnostic-Code
 */
public record ReplyFacts(
        Phase phase,
        @Nullable String provider,
        int replyCode,
        @Nullable String enhancedCode,
        String text) {

    /** Without NUL, which a reply must not hold (RFC 5321 §4.1.2) and PostgreSQL's texts cannot. */
    public ReplyFacts {
        text = text.replace('\0', ' ');
    }

    /**
     * Whether the refusal is final for this mail by its own word: enhanced class 5, else a reply
     * code of 5xx. Says nothing of the next mail.
     */
    public boolean isPermanent() {
        return enhancedCode == null ? replyCode / 100 == 5 : enhancedCode.startsWith("5");
    }

    /** Where a refusal came from. */
    public enum Phase {
        CONNECT,
        BANNER,
        EHLO,
        STARTTLS,
        MAIL,
        RCPT,
        DATA,
        BODY,
        REPORT
    }
}
