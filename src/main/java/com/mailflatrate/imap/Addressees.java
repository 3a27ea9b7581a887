package com.mailflatrate.imap;

import com.mailflatrate.feedback.Inbound;
import com.mailflatrate.reading.Headers;
import com.mailflatrate.reading.MailReader;
import com.mailflatrate.senderdomain.SendingHosts;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Finds again which mailbox of ours a mail was for, after another server has put it into one
 * mailbox: that server's own fields first, then those of the sender.
 */
@Component
class Addressees {

    private static final List<String> FIELDS =
            List.of(
                    "x-original-to",
                    "delivered-to",
                    "envelope-to",
                    "x-envelope-to",
                    "x-forwarded-to",
                    "to",
                    "cc");
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s<>,;:\"()@]{1,64}@[^\\s<>,;:\"()@]{1,255}");
    private static final int MOST = 50;

    private final Inbound inbound;
    private final SendingHosts hosts;

    Addressees(Inbound inbound, SendingHosts hosts) {
        this.inbound = inbound;
        this.hosts = hosts;
    }

    /** What the envelope most likely said. */
    record Envelope(String from, String to) {}

    /** Mail that names none of our mailboxes is for the postmaster. */
    Envelope of(byte[] raw) {
        Headers head = MailReader.read(raw).headers();
        Matcher path = ADDRESS.matcher(head.first("return-path").orElse(""));
        return new Envelope(path.find() ? path.group() : "", to(head));
    }

    private String to(Headers head) {
        int looked = 0;
        for (String field : FIELDS) {
            for (String value : head.all(field)) {
                Matcher found = ADDRESS.matcher(value);
                while (found.find() && looked++ < MOST) {
                    if (inbound.accepts(found.group())) {
                        return found.group();
                    }
                }
            }
        }
        return "postmaster@" + hosts.platform();
    }
}
