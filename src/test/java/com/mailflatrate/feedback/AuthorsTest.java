package com.mailflatrate.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.AnswerMails;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SignedMails;
import com.mailflatrate.senderdomain.SendingHosts;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@DatabaseTest
class AuthorsTest {

    @Autowired ApplicationContext context;

    @Autowired Inbound inbound;

    @Autowired SendingHosts hosts;

    private SignedMails signatures;
    private String domain;
    private String author;

    @BeforeEach
    void somebody() {
        signatures = new SignedMails(context);
        domain = "leser-" + UUID.randomUUID().toString().substring(0, 8) + ".test";
        author = "rosa@" + domain;
        signatures.publish(domain);
    }

    @Test
    @Covers({"I7", "I14"})
    void whoSignsTheirMailIsToldItsNumberOnceAWeek() {
        arrives(author, signatures.signed(mail(), domain));
        Eventually.until("a receipt", () -> receipts().size() == 1);
        assertThat(receipts().getFirst()).contains("Nummer", "Received").doesNotContain("Werbung");
        arrives(author, signatures.signed(mail(), domain));
        Eventually.until("a second case", () -> cases() == 2);
        assertThat(receipts()).hasSize(1);
    }

    @Test
    @Covers({"I7", "I14"})
    void aStrangersSignatureAListAndAMachineAreAnsweredNothing() {
        arrives(author, mail().getBytes(StandardCharsets.UTF_8));
        arrives(author, signatures.signed(mail(), "elsewhere.test"));
        arrives(author, signatures.signed("List-Id: <neues.x.test>\n" + mail(), domain));
        arrives(author, signatures.signed("Precedence: bulk\n" + mail(), domain));
        arrives("", signatures.signed(mail(), domain));
        Eventually.until("five cases", () -> cases() == 5);
        assertThat(receipts()).isEmpty();
    }

    private String mail() {
        return AnswerMails.person(author, "Werbung von Ihnen", "Was soll diese Werbung?");
    }

    private void arrives(String envelopeFrom, byte[] raw) {
        inbound.receive(envelopeFrom, "abuse@" + hosts.platform(), new ByteArrayInputStream(raw));
    }

    private List<String> receipts() {
        return new SentMails(context)
                .engine(
                        db ->
                                db.sql(
                                                "select subject || body_text from delivery.letters where kind = 'RECEIPT' and to_address = :author")
                                        .param("author", author)
                                        .query(String.class)
                                        .list());
    }

    private long cases() {
        return new SentMails(context)
                .engine(
                        db ->
                                db.sql(
                                                "select count(*) from abuse.cases where position(:author in reporter) > 0")
                                        .param("author", author)
                                        .query(Long.class)
                                        .single());
    }
}
