package com.mailflatrate.given;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

/** Mails that come back, in the forms of different systems. */
public final class AnswerMails {

    private AnswerMails() {}

    /** A delivery report (RFC 3464). */
    public static String report(String recipient, String action, String status, String diagnostic) {
        return """
                From: Mail Delivery System <mailer-daemon@mx.test>
                To: b
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="=b"

                --=b
                Content-Type: text/plain; charset=utf-8

                Your message could not be delivered.

                --=b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.test

                Final-Recipient: rfc822; %s
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; %s

                --=b--
                """
                .formatted(recipient, action, status, diagnostic);
    }

    /**
     * A feedback report (RFC 5965) with the head of the reported mail only, the address redacted.
     */
    public static String feedback(String type, String messageId, String mailingId) {
        return """
                From: <staff@hotmail.com>
                To: fbl
                Subject: complaint about message
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=feedback-report; boundary="=f"

                --=f
                Content-Type: text/plain

                This is an email abuse report.

                --=f
                Content-Type: message/feedback-report

                Feedback-Type: %s
                User-Agent: Test/1.0
                Version: 1

                --=f
                Content-Type: text/rfc822-headers

                From: Laden <anna@shop.test>
                To: redacted
                Message-ID: <%s@mail.test>
                X-Mailing-ID: %s.%s
                Subject: Advent

                --=f--
                """
                .formatted(type, messageId, mailingId, messageId);
    }

    /** A mail of a person. */
    public static String person(String from, String subject, String text) {
        return "From: Maria <"
                + from
                + ">\nTo: r\nSubject: "
                + subject
                + "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
                + text
                + "\n";
    }

    /** The heads of forty answers of machines, fields apart by a bar. */
    public static Stream<String> machines() {
        try (InputStream in = AnswerMails.class.getResourceAsStream("/returned/machines.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A mail with fields of its own, apart by a bar. */
    public static String headed(String head, String words) {
        return "From: Maria <maria@b.test>\nTo: r@mail.test\n"
                + head.replace("|", "\n")
                + "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
                + words
                + '\n';
    }
}
