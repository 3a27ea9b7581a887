package com.mailflatrate.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.mail.mime.MailFixtures;
import com.mailflatrate.mail.smtp.Hop.Login;
import com.mailflatrate.mail.smtp.Hop.Tls;
import com.mailflatrate.mail.smtp.TlsServer.Way;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A next hop with TLS and a login: what is asked of it, and that nothing leaves when it fails. */
class SmarthostTest {

    private static final Login LOGIN = new Login("laden", "ganz geheim");

    private static KeyStore localhost;
    private static KeyStore elsewhere;

    @BeforeAll
    static void certificates(@TempDir Path directory) throws Exception {
        localhost = TlsServer.keys(directory, "localhost");
        elsewhere = TlsServer.keys(directory, "elsewhere.test");
    }

    @Test
    void withSmtpsEverythingIsInTlsTheLoginToo() throws Exception {
        try (TlsServer server = new TlsServer(Way.smtps(), localhost)) {
            assertThat(send(server, Tls.IMMEDIATE, LOGIN, localhost)).isNull();
            assertThat(server.heard)
                    .contains("tls MAIL FROM:<" + MailFixtures.plain().envelopeFrom() + ">");
            assertThat(server.heard).anyMatch(line -> line.startsWith("tls AUTH PLAIN "));
            assertThat(server.heard).allMatch(line -> line.startsWith("tls "));
        }
    }

    @Test
    @Covers("F9")
    void requiredTlsIsBegunBeforeNameAndPasswordAreSaid() throws Exception {
        try (TlsServer server = new TlsServer(Way.upgrading(), localhost)) {
            assertThat(send(server, Tls.REQUIRED, LOGIN, localhost)).isNull();
            assertThat(server.heard.subList(0, 3))
                    .containsExactly(
                            "plain EHLO mail.ours.test",
                            "plain STARTTLS",
                            "tls EHLO mail.ours.test");
            assertThat(server.heard)
                    .filteredOn(line -> line.contains("AUTH") || line.contains("MAIL FROM"))
                    .hasSize(2)
                    .allMatch(line -> line.startsWith("tls "));
        }
    }

    @Test
    @Covers("F9")
    void requiredTlsThatIsNotOfferedSendsNothing() throws Exception {
        try (TlsServer server = new TlsServer(new Way(false, false, "PLAIN", ""), localhost)) {
            assertThat(send(server, Tls.REQUIRED, LOGIN, localhost))
                    .isEqualTo(new Connecting.Failed(Phase.STARTTLS, 0, "TLS is not offered"));
            assertThat(server.heard).containsOnly("plain EHLO mail.ours.test");
        }
    }

    @Test
    void aCertificateNobodyVouchesForOrOfAnotherHostSendsNothing() throws Exception {
        for (Tls tls : new Tls[] {Tls.IMMEDIATE, Tls.REQUIRED}) {
            Way way = tls == Tls.IMMEDIATE ? Way.smtps() : Way.upgrading();
            try (TlsServer unknown = new TlsServer(way, localhost);
                    TlsServer other = new TlsServer(way, elsewhere)) {
                for (Connecting.Failed failed :
                        new Connecting.Failed[] {
                            send(unknown, tls, LOGIN, elsewhere), send(other, tls, LOGIN, elsewhere)
                        }) {
                    assertThat(failed).isNotNull();
                    assertThat(failed.phase()).isEqualTo(Phase.STARTTLS);
                    assertThat(failed.why()).containsIgnoringCase("certifi");
                }
                assertThat(unknown.heard).noneMatch(SmarthostTest::tellsSomething);
                assertThat(other.heard).noneMatch(SmarthostTest::tellsSomething);
            }
        }
    }

    @Test
    @Covers("F9")
    void offeredTlsIsTakenAlsoWithACertificateOfItsOwn() throws Exception {
        try (TlsServer server = new TlsServer(Way.upgrading(), elsewhere)) {
            assertThat(send(server, Tls.OFFERED, null, localhost)).isNull();
            assertThat(server.heard)
                    .filteredOn(SmarthostTest::tellsSomething)
                    .isNotEmpty()
                    .allMatch(line -> line.startsWith("tls "));
        }
    }

    @Test
    void whatIsSaidInPlainTextAfterStarttlsIsForgotten() throws Exception {
        Way smuggling = new Way(false, true, "", "\r\n250-mail.hop.test\r\n250 AUTH PLAIN");
        try (TlsServer server = new TlsServer(smuggling, localhost)) {
            Connecting.Failed failed = send(server, Tls.REQUIRED, LOGIN, localhost);
            assertThat(failed).isNotNull();
            assertThat(server.heard).noneMatch(SmarthostTest::tellsSomething);
        }
    }

    @Test
    void loginIsTakenWherePlainIsNotOffered() throws Exception {
        try (TlsServer server = new TlsServer(new Way(true, false, "LOGIN", ""), localhost)) {
            assertThat(send(server, Tls.IMMEDIATE, LOGIN, localhost)).isNull();
            assertThat(server.heard)
                    .contains(
                            "tls AUTH LOGIN",
                            "tls " + Base64.getEncoder().encodeToString("laden".getBytes()));
        }
    }

    @Test
    void aWrongPasswordSendsNothingAndIsNoRecipientsFault() throws Exception {
        try (TlsServer server = new TlsServer(Way.smtps(), localhost)) {
            Connecting.Failed failed =
                    send(server, Tls.IMMEDIATE, new Login("laden", "geraten"), localhost);
            assertThat(failed).isNotNull();
            assertThat(failed.phase()).isEqualTo(Phase.AUTH);
            assertThat(failed.code()).isEqualTo(535);
            assertThat(server.heard).noneMatch(line -> line.contains("MAIL FROM"));
        }
    }

    private static boolean tellsSomething(String line) {
        return line.contains("AUTH") || line.contains("MAIL FROM") || line.contains("RCPT TO");
    }

    /** Null when the mail was taken. */
    private static Connecting.@Nullable Failed send(
            TlsServer server, Tls tls, @Nullable Login login, KeyStore trusted) throws Exception {
        SSLContext trust = TlsServer.trusting(trusted);
        SmtpClient client =
                new SmtpClient("mail.ours.test", Timeouts.all(Duration.ofSeconds(10)), trust);
        Hop hop = new Hop("localhost", server.port(), tls, login, 1);
        return switch (client.connect(hop, InetAddress.getLoopbackAddress())) {
            case Connecting.Failed failed -> failed;
            case Connecting.Open(SmtpSession session) -> {
                assertThat(session.send(MailFixtures.plain(), () -> true))
                        .isInstanceOf(Attempt.Accepted.class);
                session.close();
                yield null;
            }
        };
    }
}
