package com.mailflatrate.mail.mime;

import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MailingId;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Mails to try things on. */
public final class MailFixtures {

    public static final Instant DATE = Instant.parse("2026-11-21T09:30:00Z");
    public static final ListId LIST =
            new ListId(UUID.fromString("018f3a52-0000-7000-8000-000000000001"));
    public static final MailingId MAILING = MailingId.random(new Random(7));
    private static final String TOKEN = "aeaaaaaaaaaaaaaabbbbbbbbbbbbbb";

    private MailFixtures() {}

    public static Marks marks() {
        return new Marks(
                "i" + TOKEN.substring(1),
                "b" + TOKEN.substring(1),
                "u" + TOKEN.substring(1),
                "r" + TOKEN.substring(1));
    }

    public static Platform platform(boolean certified) {
        return new Platform(
                "mailflatrate.test", "https://post.mailflatrate.test", "mailflatrate", certified);
    }

    public static Outgoing.Mail content(String toName, String subject, String text, String html) {
        return new Outgoing.Mail(
                address("anna@kunde.test"),
                toName,
                subject,
                text,
                html,
                "Neues vom Bäcker",
                Map.of());
    }

    public static Mail mail(Outgoing.Mail content) {
        return mail(content, false);
    }

    public static Mail mail(Outgoing.Mail content, boolean certified) {
        return new CampaignMail(platform(certified), sender())
                .compose(content, LIST, marks(), DATE);
    }

    public static CampaignMail.Sender sender() {
        return new CampaignMail.Sender(
                MAILING,
                "Bäckerei Korn",
                address("brot@korn.test"),
                "bounce.korn.test",
                "a7f3k2",
                "bulk",
                true);
    }

    public static Mail plain() {
        return mail(
                content(
                        "Anna",
                        "Brot am Samstag",
                        "Guten Tag, Anna.\n",
                        "<p>Guten Tag, Anna.</p>"));
    }

    public static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }
}
