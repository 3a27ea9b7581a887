package com.mailflatrate.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.senderdomain.SendingHosts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What ends a mail that comes in: CRLF.CRLF, and nothing that looks like it (RFC 5321 §2.3.8). */
@DatabaseTest
class SmugglingTest {

    @Autowired InboundPort port;
    @Autowired SendingHosts hosts;
    @Autowired ApplicationContext context;

    private final String word = UUID.randomUUID().toString();

    @ParameterizedTest
    @ValueSource(strings = {"\n.\n", "\n.\r\n", "\r.\r", "\r\n.\r", "\r\n.\n"})
    @Covers("F17")
    void aSecondMailWithinAMailIsItsText(String notTheEnd) throws IOException {
        String second =
                "MAIL FROM:<second-%s@b.test>\r\nRCPT TO:<postmaster@%s>\r\nDATA\r\nSubject: two\r\n\r\nx"
                        .formatted(word, hosts.platform());
        say("Subject: one\r\n\r\nfirst" + notTheEnd + second);

        Eventually.until("the first is here", () -> mails("first") == 1);
        assertThat(mails("second")).isZero();
    }

    @Test
    @Covers("F17")
    void twoMailsThatEndAsTheyShouldAreTwo() throws IOException {
        String second =
                "MAIL FROM:<second-%s@b.test>\r\nRCPT TO:<postmaster@%s>\r\nDATA\r\nSubject: two\r\n\r\nx"
                        .formatted(word, hosts.platform());
        say("Subject: one\r\n\r\nfirst\r\n.\r\n" + second);

        Eventually.until("both are here", () -> mails("first") == 1 && mails("second") == 1);
    }

    /** All in one breath, as a server that was tricked would pass it on. */
    private void say(String data) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port.number())) {
            socket.setSoTimeout(10_000);
            String talk =
                    "EHLO b.test\r\nMAIL FROM:<first-%s@b.test>\r\nRCPT TO:<postmaster@%s>\r\nDATA\r\n%s\r\n.\r\nQUIT\r\n"
                            .formatted(word, hosts.platform(), data);
            socket.getOutputStream().write(talk.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }
    }

    private long mails(String which) {
        return new SentMails(context)
                .engine(
                        db ->
                                db.sql(
                                                "select count(*) from feedback.mails where envelope_from = :from")
                                        .param("from", which + '-' + word + "@b.test")
                                        .query(Long.class)
                                        .single());
    }
}
