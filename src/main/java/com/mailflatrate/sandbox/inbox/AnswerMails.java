package com.mailflatrate.sandbox.inbox;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** Writes what mail systems and people write back, the way they write it. */
final class AnswerMails {

    private static final String BOUNDARY = "=_sandbox_part";

    private final String recipient;
    private final String domain;
    private final MailHead head;
    private final String original;
    private final String date;

    AnswerMails(InstantSource clock, String recipient, MailHead head, byte[] raw) {
        this.recipient = recipient;
        this.head = head;
        domain = recipient.substring(recipient.lastIndexOf('@') + 1);
        original = new String(raw, StandardCharsets.ISO_8859_1);
        date =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        clock.instant().atOffset(ZoneOffset.UTC));
    }

    /** A delivery report (RFC 3464). */
    byte[] deliveryReport(String returnPath) {
        return report(
                """
                From: Mail Delivery System <MAILER-DAEMON@%s>
                To: <%s>
                Subject: Undelivered Mail Returned to Sender
                %sAuto-Submitted: auto-replied
                Content-Type: multipart/report; report-type=delivery-status; boundary="%s"

                --%s
                Content-Type: text/plain; charset=us-ascii

                %s
                --%s
                Content-Type: message/delivery-status

                %s
                --%s
                Content-Type: message/rfc822

                """
                        .formatted(
                                domain,
                                returnPath,
                                common(),
                                BOUNDARY,
                                BOUNDARY,
                                explanation(),
                                BOUNDARY,
                                status(),
                                BOUNDARY));
    }

    private String explanation() {
        return """
        This is the mail system at host mx.%s.

        Your message could not be delivered to one or more recipients.

        <%s>: host mx.%s said: 550 5.1.1 no such user here
            (in reply to end of DATA command)
        """
                .formatted(domain, recipient, domain);
    }

    private String status() {
        return """
        Reporting-MTA: dns; mx.%s
        Arrival-Date: %s

        Final-Recipient: rfc822; %s
        Original-Recipient: rfc822;%s
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 no such user here
        """
                .formatted(domain, date, recipient, recipient);
    }

    /** A complaint (RFC 5965). */
    byte[] complaint(String mailFrom, String desk) {
        return report(
                """
                From: Feedback Loop <feedback@complains.test>
                To: <%s>
                Subject: FW: complaint about message from 127.0.0.1
                %sContent-Type: multipart/report; report-type=feedback-report; boundary="%s"

                --%s
                Content-Type: text/plain; charset=us-ascii

                This is an email abuse report for an email message received on %s.

                --%s
                Content-Type: message/feedback-report

                Feedback-Type: abuse
                User-Agent: SandboxFeedback/1.0
                Version: 1
                Original-Mail-From: <%s>
                Original-Rcpt-To: <%s>
                Arrival-Date: %s
                Source-IP: 127.0.0.1

                --%s
                Content-Type: message/rfc822

                """
                        .formatted(
                                desk, common(), BOUNDARY, BOUNDARY, date, BOUNDARY, mailFrom,
                                recipient, date, BOUNDARY));
    }

    /** Somebody is on holiday (RFC 3834). */
    byte[] outOfOffice(String to) {
        return reply(
                to,
                "Abwesenheitsnotiz: " + ascii(head.subject()),
                "Auto-Submitted: auto-replied\nX-Autoreply: yes\n",
                "Vielen Dank für Ihre Nachricht. Ich bin bis nächsten Montag nicht im Büro\n"
                        + "und lese meine Mails danach.\n");
    }

    /** A person wants no more. */
    byte[] objection(String to) {
        return reply(to, "Re: " + ascii(head.subject()), "", "bitte keine Werbung mehr\n");
    }

    private byte[] reply(String to, String subject, String headers, String text) {
        return lines(
                        "From: <"
                                + recipient
                                + ">\nTo: <"
                                + to
                                + ">\nSubject: "
                                + subject
                                + "\n"
                                + common()
                                + headers
                                + "In-Reply-To: "
                                + head.messageId()
                                + "\nReferences: "
                                + head.messageId()
                                + "\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
                                + text)
                .getBytes(StandardCharsets.UTF_8);
    }

    private String common() {
        return "Date: "
                + date
                + "\nMessage-ID: <"
                + UUID.randomUUID()
                + "@"
                + domain
                + ">\nMIME-Version: 1.0\n";
    }

    private static String ascii(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }

    private static String lines(String text) {
        return text.replace("\n", "\r\n");
    }

    /** With the original mail as its last part, byte by byte. */
    private byte[] report(String parts) {
        return (lines(parts) + original + "\r\n--" + BOUNDARY + "--\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
