package com.mailflatrate.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.feedback.InboundPort;
import com.mailflatrate.given.AnswerMails;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Needs;
import com.mailflatrate.given.Postfix;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SentMails.SentMail;
import com.mailflatrate.given.SmtpTalk;
import com.mailflatrate.given.Tool;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.TokenPurpose;
import com.mailflatrate.mail.smtp.Hop;
import com.mailflatrate.roundtrip.Probes;
import com.mailflatrate.senderdomain.SendingHosts;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Real mail servers carry a mail of a mailing, are refused, and report that in their own words to
 * the return path.
 */
@DatabaseTest
@Needs(Tool.MAIL_SERVERS)
class RealReportsStory {

    private static final String SCRIPT = "src/test/resources/mta/run.sh";

    @TempDir Path work;

    @Autowired ApplicationContext context;

    @Autowired InboundPort inbound;

    @Autowired SendingHosts hosts;

    private final RefusingServer refusing = new RefusingServer();
    private SentMails sent;
    private Customer customer;

    @BeforeEach
    void begin() {
        refusing.start();
        sent = new SentMails(context);
        customer = new Customers(context).active("Laden");
    }

    @AfterEach
    void end() {
        refusing.stop();
    }

    @Test
    @Covers({"H2", "H5"})
    void whatEximReportsIsReadAsItsHostMeantIt() throws Exception {
        SentMail gone = mail("unknown");
        SentMail blocked = mail("blocked");
        SentMail full = mail("full");
        for (SentMail mail : List.of(gone, blocked, full)) {
            Process exim = start("exim", path(mail), mail.email());
            exim.getOutputStream().write(text(mail).getBytes(StandardCharsets.UTF_8));
            exim.getOutputStream().close();
            assertThat(exim.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        areReadRight(gone, blocked, full);
    }

    @Test
    @Covers({"F9", "H2", "H5"})
    void whatPostfixReportsIsReadAsItsHostMeantIt() throws Exception {
        SentMail gone = mail("unknown");
        SentMail blocked = mail("blocked");
        SentMail full = mail("full");
        int port = free();
        int meddling = free();
        try (Postfix _ = Postfix.start(work, port, meddling, refusing.port(), inbound.number())) {
            onlyTheHonestOneCarriesMailings(port, meddling);
            for (SentMail mail : List.of(gone, blocked, full)) {
                assertThat(SmtpTalk.send(port, path(mail), mail.email(), text(mail)))
                        .startsWith("250");
            }
            areReadRight(gone, blocked, full);
        }
    }

    /** A probe comes back through both; one of them has taken a field out of it. */
    private void onlyTheHonestOneCarriesMailings(int honest, int meddling) {
        Probes both = context.getBean(Probes.class).through(List.of(hop(honest), hop(meddling)));
        assertThat(both.unproven()).hasSize(2);
        both.send();
        Eventually.eventually(
                () ->
                        assertThat(both.unproven())
                                .containsExactly(
                                        "127.0.0.1:"
                                                + meddling
                                                + ": List-Unsubscribe-Post is missing or was changed"));
    }

    private static Hop hop(int port) {
        return new Hop("127.0.0.1", port, Hop.Tls.OFFERED, null, 1);
    }

    private void areReadRight(SentMail gone, SentMail blocked, SentMail full) {
        Eventually.eventually(
                () -> {
                    assertThat(judged(gone)).isEqualTo("HARD true");
                    assertThat(judged(blocked)).isEqualTo("BLOCK false");
                    assertThat(judged(full)).isEqualTo("SOFT_MAILBOX false");
                });
        assertThat(sent.standing(gone)).containsValue(MembershipStatus.BOUNCED);
        assertThat(sent.standing(blocked)).containsValue(MembershipStatus.SUBSCRIBED);
        assertThat(sent.standing(full)).containsValue(MembershipStatus.SUBSCRIBED);
    }

    private Process start(String server, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", SCRIPT, server));
        command.add(Tool.MAIL_SERVERS.path().resolve("../../..").normalize().toString());
        command.add(work.toString());
        command.add(String.valueOf(refusing.port()));
        command.add(String.valueOf(inbound.number()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File("target/" + server + ".out"))
                .start();
    }

    private String judged(SentMail mail) {
        return sent.engine(
                db ->
                        db.sql(
                                        """
                select coalesce(max(class || ' ' || applied), '') from feedback.bounces
                 where account_id = :account and message_id = :message and way = 'REPORT'
                """)
                                .param("account", mail.account().value())
                                .param("message", mail.message().value())
                                .query(String.class)
                                .single());
    }

    private String path(SentMail mail) {
        return "b+" + mail.token(TokenPurpose.BOUNCE) + '@' + hosts.platform();
    }

    private static String text(SentMail mail) {
        return AnswerMails.person(
                "anna@shop.test", "Advent", "Der Adventskaffee für " + mail.email());
    }

    private SentMail mail(String kind) {
        ListId news = sent.list(customer, "Neues");
        String email = kind + '-' + UUID.randomUUID().toString().substring(0, 8) + "@gone.test";
        return sent.mail(customer, sent.person(customer, email, news), email, news);
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
