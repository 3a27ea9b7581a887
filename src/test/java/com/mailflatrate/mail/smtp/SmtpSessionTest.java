package com.mailflatrate.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import com.mailflatrate.given.Covers;
import com.mailflatrate.mail.mime.Mail;
import com.mailflatrate.mail.mime.MailFixtures;
import com.mailflatrate.mail.smtp.Hop.Login;
import com.mailflatrate.mail.smtp.Hop.Tls;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we make of servers, good and bad. */
class SmtpSessionTest {

    private static final Mail MAIL = MailFixtures.plain();
    private static final String HELLO = "220 mx.test\r\n";
    private static final String EHLO = "250-mx.test\r\n250-PIPELINING\r\n250 8BITMIME\r\n";

    @Test
    @Covers("E13")
    void aMailIsTakenWithOneRecipientAndOneDot() throws Exception {
        try (ScriptedServer server = new ScriptedServer(HELLO, friendly())) {
            SmtpSession session = open(server);
            assertThat(session.send(MAIL, () -> true)).isInstanceOf(Attempt.Accepted.class);
            assertThat(session.send(MAIL, () -> true)).isInstanceOf(Attempt.Accepted.class);
            session.close();
            assertThat(server.heard)
                    .filteredOn(line -> line.startsWith("RCPT TO:"))
                    .hasSize(2)
                    .allMatch(line -> line.equals("RCPT TO:<anna@kunde.test>"));
            assertThat(server.heard).filteredOn("."::equals).hasSize(2);
            assertThat(server.heard).contains("EHLO mail.mailflatrate.test", "QUIT");
        }
    }

    @Test
    @Covers("H1")
    void aRefusedRecipientKeepsReplyAndStatus() throws Exception {
        try (ScriptedServer server =
                new ScriptedServer(
                        HELLO,
                        friendlyBut(
                                "RCPT",
                                "550-5.1.1 No such user\r\n550 5.1.1 here\r\n",
                                "DATA",
                                "503 5.5.1 no recipients\r\n"))) {
            SmtpSession session = open(server);
            Attempt attempt = session.send(MAIL, () -> true);
            assertThat(attempt)
                    .isInstanceOfSatisfying(
                            Attempt.Refused.class,
                            refused -> {
                                assertThat(refused.phase()).isEqualTo(Phase.RCPT);
                                assertThat(refused.reply().code()).isEqualTo(550);
                                assertThat(refused.reply().enhanced()).isEqualTo("5.1.1");
                                assertThat(refused.reply().text()).contains("No such user");
                            });
            assertThat(session.isUsable()).isTrue();
        }
    }

    @Test
    void a354AfterARefusedRecipientIsEndedByALoneDotAndNeverCountsAsAccepted() throws Exception {
        try (ScriptedServer server =
                new ScriptedServer(HELLO, friendlyBut("RCPT", "550 5.1.1 none\r\n", "~", ""))) {
            SmtpSession session = open(server);
            assertThat(session.send(MAIL, () -> true)).isInstanceOf(Attempt.Refused.class);
            session.close();
            int data = server.heard.indexOf("DATA");
            assertThat(server.heard.subList(data + 1, data + 3)).containsExactly(".", "RSET");
            assertThat(server.heard).noneMatch(line -> line.startsWith("Subject:"));
        }
    }

    @Test
    void noReplyAfterTheDotIsAmbiguousAndNeverTriedAgain() throws Exception {
        try (ScriptedServer server = new ScriptedServer(HELLO, friendlyBut(".", null, "~", ""))) {
            SmtpSession session = open(server);
            assertThat(session.send(MAIL, () -> true)).isInstanceOf(Attempt.Ambiguous.class);
            assertThat(session.isUsable()).isFalse();
        }
    }

    @Test
    void garbageAfterTheDotIsAmbiguousToo() throws Exception {
        try (ScriptedServer server =
                new ScriptedServer(
                        HELLO, friendlyBut(".", "\u0000\u00ff HTTP/1.1 200 OK\r\n", "~", ""))) {
            assertThat(open(server).send(MAIL, () -> true)).isInstanceOf(Attempt.Ambiguous.class);
        }
    }

    @Test
    void whatWeMayNotEndIsWithheldWithoutADotAndNobodysFault() throws Exception {
        try (ScriptedServer server = new ScriptedServer(HELLO, friendly())) {
            SmtpSession session = open(server);
            assertThat(session.send(MAIL, () -> false)).isEqualTo(new Attempt.Withheld());
            assertThat(session.isUsable()).isFalse();
            assertThat(server.heard).doesNotContain(".");
        }
    }

    @Test
    void aServerThatHangsUpAtDataTellsNothingAboutTheRecipient() throws Exception {
        try (ScriptedServer server =
                new ScriptedServer(HELLO, friendlyBut("DATA", null, "~", ""))) {
            assertThat(open(server).send(MAIL, () -> true)).isInstanceOf(Attempt.Lost.class);
        }
    }

    @Test
    void a421IsTheConnectionsRefusalNotTheRecipients() throws Exception {
        try (ScriptedServer server =
                new ScriptedServer(HELLO, friendlyBut("MAIL", "421 4.7.0 too many\r\n", "~", ""))) {
            assertThat(open(server).send(MAIL, () -> true))
                    .isInstanceOfSatisfying(
                            Attempt.Lost.class, lost -> assertThat(lost.code()).isEqualTo(421));
        }
    }

    @Test
    void aRefusalAfterTheDotIsTheMailsOwn() throws Exception {
        try (ScriptedServer server =
                new ScriptedServer(HELLO, friendlyBut(".", "554 5.7.1 spam\r\n", "~", ""))) {
            assertThat(open(server).send(MAIL, () -> true))
                    .isInstanceOfSatisfying(
                            Attempt.Refused.class,
                            refused -> assertThat(refused.phase()).isEqualTo(Phase.DOT));
        }
    }

    @Test
    @Covers("F13")
    void aRefusalInTheBannerIsTheConnections() throws Exception {
        try (ScriptedServer server =
                new ScriptedServer(
                        "554 IP=127.0.0.1 None/bad reputation (NOWL)\r\n", line -> null)) {
            assertThat(connect(server, Tls.NONE, null))
                    .isInstanceOfSatisfying(
                            Connecting.Failed.class,
                            failed -> {
                                assertThat(failed.phase()).isEqualTo(Phase.BANNER);
                                assertThat(failed.code()).isEqualTo(554);
                            });
        }
    }

    @Test
    void aServerThatDripsOrSaysNothingIsLeftInTime() throws Exception {
        try (ScriptedServer server = new ScriptedServer("", line -> "")) {
            assertThat(connect(server, Tls.NONE, null)).isInstanceOf(Connecting.Failed.class);
        }
    }

    @Test
    void hugeRepliesAreBounded() throws Exception {
        String endless = ("250-" + "x".repeat(5_000) + "\r\n").repeat(100);
        try (ScriptedServer server = new ScriptedServer(HELLO, line -> endless)) {
            assertThat(connect(server, Tls.NONE, null)).isInstanceOf(Connecting.Failed.class);
        }
        String big = "550-" + "y".repeat(2_000) + "\r\n" + "550-z\r\n".repeat(400) + "550 end\r\n";
        try (ScriptedServer server =
                new ScriptedServer(HELLO, friendlyBut("RCPT", big, "DATA", "503 no\r\n"))) {
            assertThat(open(server).send(MAIL, () -> true))
                    .isInstanceOfSatisfying(
                            Attempt.Refused.class,
                            refused ->
                                    assertThat(refused.reply().text())
                                            .hasSizeLessThanOrEqualTo(500));
        }
    }

    @Test
    @Covers("F12")
    void anAddressBeyondAsciiWaitsForAServerThatTakesIt() throws Exception {
        Mail mail =
                new Mail(
                        "b+x@bounce.korn.test",
                        MailFixtures.address("jürgen@kunde.test"),
                        MAIL.fields(),
                        MAIL.body());
        try (ScriptedServer server = new ScriptedServer(HELLO, friendly())) {
            assertThat(open(server).send(mail, () -> true))
                    .isInstanceOfSatisfying(
                            Attempt.Refused.class,
                            refused -> {
                                assertThat(refused.phase()).isEqualTo(Phase.LOCAL);
                                assertThat(refused.reply().enhanced()).isEqualTo("5.6.7");
                            });
            assertThat(server.heard).noneMatch(line -> line.startsWith("MAIL"));
        }
        try (ScriptedServer server =
                new ScriptedServer(
                        HELLO, friendlyBut("EHLO", "250-mx\r\n250 SMTPUTF8\r\n", "~", ""))) {
            assertThat(open(server).send(mail, () -> true)).isInstanceOf(Attempt.Accepted.class);
            assertThat(server.heard)
                    .anyMatch(line -> line.startsWith("MAIL FROM:") && line.contains(" SMTPUTF8"));
        }
    }

    @Test
    @Covers("F9")
    void requiredTlsThatIsNotOfferedSendsNothing() throws Exception {
        try (ScriptedServer server = new ScriptedServer(HELLO, friendly())) {
            assertThat(connect(server, Tls.REQUIRED, null))
                    .isInstanceOfSatisfying(
                            Connecting.Failed.class,
                            failed -> assertThat(failed.phase()).isEqualTo(Phase.STARTTLS));
        }
    }

    @Test
    void loginsGoByPlainOrLogin() throws Exception {
        Login login = new Login("user", "pass");
        try (ScriptedServer server =
                new ScriptedServer(
                        HELLO, friendlyBut("EHLO", "250 AUTH PLAIN\r\n", "AUTH", "235 ok\r\n"))) {
            assertThat(connect(server, Tls.NONE, login)).isInstanceOf(Connecting.Open.class);
            assertThat(server.heard).contains("AUTH PLAIN AHVzZXIAcGFzcw==");
        }
        try (ScriptedServer server =
                new ScriptedServer(
                        HELLO, friendlyBut("EHLO", "250 AUTH LOGIN\r\n", "AUTH", "535 no\r\n"))) {
            assertThat(connect(server, Tls.NONE, login)).isInstanceOf(Connecting.Failed.class);
        }
    }

    @Test
    @Covers("F9")
    void noPasswordIsSaidToAnotherMachineWithoutTls() throws Exception {
        Login login = new Login("user", "pass");
        try (ScriptedServer server =
                        new ScriptedServer(
                                HELLO,
                                friendlyBut("EHLO", "250 AUTH PLAIN\r\n", "AUTH", "235 ok\r\n"));
                Socket far = new FarAway()) {
            far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            Hop hop = new Hop("far.test", server.port(), Tls.NONE, login, 1);
            assertThat(client().over(new Wire(far), hop, "mail.ours.test"))
                    .isInstanceOfSatisfying(
                            Connecting.Failed.class,
                            failed -> assertThat(failed.phase()).isEqualTo(Phase.AUTH));
            assertThat(server.heard).noneMatch(line -> line.startsWith("AUTH"));
        }
    }

    /** Another machine, as far as its address says. */
    private static final class FarAway extends Socket {

        @Override
        public InetAddress getInetAddress() {
            return InetAddresses.forString("192.0.2.1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\n.\r\nb\r\n",
                "a\n.\nb\r\n",
                "a\n.\r\nb\r\n",
                "a\r\n.\nb\r\n",
                "a\r.\rb\r\n",
                "a\r\n.\rb\r\n",
                ".\r\nb\r\n",
                "a\r\n."
            })
    @Covers("F17")
    void eachWayToEndTheDataIsMended(String data) {
        String safe =
                new String(
                        DotStuffing.safe(data.getBytes(StandardCharsets.US_ASCII)),
                        StandardCharsets.US_ASCII);
        assertThat("\r\n" + safe).doesNotContain("\r\n.\r", "\r\n.\n").endsWith("\r\n");
        assertThat(safe.replace("\r\n", "")).doesNotContain("\r", "\n");
    }

    @Test
    @Covers("F17")
    void nothingInTheDataEndsItButOurDot() {
        byte[] smuggled =
                DotStuffing.safe(
                        "a\n.\nMAIL FROM:<x>\r.\r\n.\r\nb".getBytes(StandardCharsets.US_ASCII));
        String text = new String(smuggled, StandardCharsets.US_ASCII);
        assertThat(text).isEqualTo("a\r\n..\r\nMAIL FROM:<x>\r\n..\r\n..\r\nb\r\n");
        byte[] own = MAIL.bytes();
        assertThat(DotStuffing.safe(own)).isSameAs(own);
    }

    private static Function<String, @Nullable String> friendly() {
        return friendlyBut("~", "", "~", "");
    }

    /**
     * Takes everything, but says something else to lines that begin so; keeps silent inside the
     * data.
     */
    static Function<String, @Nullable String> friendlyBut(
            String first, @Nullable String says, String second, String alsoSays) {
        boolean[] data = {false};
        return line -> {
            boolean dot = line.equals(".");
            if (data[0] && !dot) {
                return "";
            }
            data[0] = false;
            if (line.startsWith(first)) {
                return says;
            }
            if (line.startsWith(second)) {
                return alsoSays;
            }
            if (line.startsWith("EHLO")) {
                return EHLO;
            }
            if (line.equals("DATA")) {
                data[0] = true;
                return "354 go\r\n";
            }
            return dot ? "250 2.0.0 queued\r\n" : "250 2.1.0 ok\r\n";
        };
    }

    static SmtpSession open(ScriptedServer server) throws Exception {
        Connecting connecting = connect(server, Tls.NONE, null);
        assertThat(connecting).isInstanceOf(Connecting.Open.class);
        return ((Connecting.Open) connecting).session();
    }

    private static Connecting connect(ScriptedServer server, Tls tls, @Nullable Login login)
            throws Exception {
        return client().connect(
                        new Hop("localhost", server.port(), tls, login, 1),
                        InetAddress.getLoopbackAddress());
    }

    private static SmtpClient client() throws Exception {
        return new SmtpClient(
                "mail.mailflatrate.test",
                Timeouts.all(Duration.ofMillis(1_500)),
                SSLContext.getDefault());
    }

    @Test
    void enhancedStatusIsReadFromTheBeginningOnly() {
        assertThat(new Reply(550, List.of("see 5.1.1 docs")).enhanced()).isNull();
        assertThat(new Reply(250, List.of("2.0.0 Ok: queued")).enhanced()).isEqualTo("2.0.0");
    }
}
