package com.mailflatrate.given;

import com.mailflatrate.dns.RecordType;
import com.mailflatrate.dns.spi.Publication;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.mail.dkim.DkimKey;
import com.mailflatrate.mail.dkim.DkimSigner;
import com.mailflatrate.mail.mime.Field;
import com.mailflatrate.mail.mime.Mail;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** Mails of others, with the DKIM signatures of their domains. */
public final class SignedMails {

    private static final DkimKey KEY = DkimKey.generate();
    private static final String SELECTOR = "s1";

    private final ApplicationContext context;

    public SignedMails(ApplicationContext context) {
        this.context = context;
    }

    /** Puts a domain's key into the DNS. */
    public void publish(String domain) {
        context.getBean(Publication.class)
                .publish(
                        SELECTOR + "._domainkey." + domain,
                        RecordType.TXT,
                        List.of(DkimKey.txt(KEY.p())));
    }

    /** A mail with unfolded fields, signed by this domain, whether or not it is the author's. */
    public byte[] signed(String text, String domain) {
        String[] halves = text.split("\n\n", 2);
        List<Field> fields = new ArrayList<>();
        for (String line : halves[0].split("\n")) {
            fields.add(
                    new Field(
                            line.substring(0, line.indexOf(':')),
                            line.substring(line.indexOf(':') + 2)));
        }
        byte[] body =
                halves[1]
                        .strip()
                        .replace("\n", "\r\n")
                        .concat("\r\n")
                        .getBytes(StandardCharsets.UTF_8);
        Mail mail = new Mail("", EmailAddress.parse("fbl@x.test").orElseThrow(), fields, body);
        Field signature =
                new DkimSigner(domain, SELECTOR, KEY.pkcs8())
                        .sign(
                                mail,
                                DkimSigner.bodyHash(mail),
                                context.getBean(InstantSource.class).instant(),
                                Duration.ofDays(1));
        return mail.under(List.of(signature)).bytes();
    }
}
