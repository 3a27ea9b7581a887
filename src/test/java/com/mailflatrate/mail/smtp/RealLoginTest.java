package com.mailflatrate.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Exchange;
import com.mailflatrate.given.Logins;
import com.mailflatrate.given.Needs;
import com.mailflatrate.given.Postfix;
import com.mailflatrate.given.Tool;
import com.mailflatrate.mail.mime.MailFixtures;
import com.mailflatrate.mail.smtp.Hop.Login;
import com.mailflatrate.mail.smtp.Hop.Tls;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real Postfix as the smarthost that wants a name and a password. */
@Needs(Tool.MAIL_SERVERS)
class RealLoginTest {

    private static final Login RIGHT = new Login("laden", "ganz geheim, mit Ü");
    private static final Login WRONG = new Login("laden", "geraten");

    @TempDir Path work;

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN"})
    void postfixLetsInWhoKnowsThePasswordAndNobodyElse(String mechanism) throws Exception {
        int port = Postfix.free();
        int immediate = Postfix.free();
        try (Logins logins = new Logins(mechanism, RIGHT.user(), RIGHT.password());
                Exchange next = new Exchange("127.0.0.1", 0);
                Postfix postfix =
                        Postfix.wantingLogins(work, port, immediate, logins.port(), next.port())) {
            SmtpClient client = client(postfix.certificate());

            assertThat(sent(client, port, Tls.REQUIRED, RIGHT)).isEqualTo("250");
            assertThat(sent(client, immediate, Tls.IMMEDIATE, RIGHT)).isEqualTo("250");
            assertThat(sent(client, port, Tls.REQUIRED, WRONG)).isEqualTo("AUTH 535");
            assertThat(sent(client, port, Tls.REQUIRED, null)).isEqualTo("RCPT 554");
            String word = mechanism + " ";
            assertThat(logins.asked)
                    .containsExactly(word + "right", word + "right", word + "wrong");
        }
    }

    private static String sent(SmtpClient client, int port, Tls tls, @Nullable Login login) {
        Hop hop = new Hop("localhost", port, tls, login, 1);
        return switch (client.connect(hop, InetAddress.getLoopbackAddress())) {
            case Connecting.Failed failed -> failed.phase() + " " + failed.code();
            case Connecting.Open(SmtpSession session) -> {
                try (session) {
                    yield switch (session.send(MailFixtures.plain(), () -> true)) {
                        case Attempt.Accepted(Reply reply) -> String.valueOf(reply.code());
                        case Attempt.Refused(Phase phase, Reply reply) ->
                                phase + " " + reply.code();
                        case Attempt.Ambiguous(String why) -> why;
                        case Attempt.Lost(Phase phase, int code, String why) -> phase + why;
                        case Attempt.Withheld _ -> "withheld";
                    };
                }
            }
        };
    }

    private static SmtpClient client(Path certificate) throws Exception {
        KeyStore server = KeyStore.getInstance("PKCS12");
        server.load(null, null);
        try (InputStream pem = Files.newInputStream(certificate)) {
            server.setCertificateEntry(
                    "server", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        SSLContext trust = TlsServer.trusting(server);
        return new SmtpClient("mail.ours.test", Timeouts.all(Duration.ofSeconds(10)), trust);
    }
}
