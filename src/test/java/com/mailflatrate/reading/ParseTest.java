package com.mailflatrate.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.AnswerMails;
import com.mailflatrate.given.Covers;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.MessageToken;
import com.mailflatrate.kernel.TokenPurpose;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ParseTest {

    private static final String TOKEN =
            new MessageToken(TokenPurpose.UNSUBSCRIBE, 1, new MessageId(77), new byte[8]).text();

    @Test
    void aTokenIsFoundInQuotedPrintableBase64LinksAndWrappedText() {
        String url = "https://mail.test/u/" + TOKEN;
        String wrapped = url.substring(0, 30) + "=\n" + url.substring(30);
        assertFound(
                "Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n"
                        + wrapped
                        + "\n");
        assertFound(
                "Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n"
                        + Base64.getEncoder()
                                .encodeToString(
                                        ("<a href='" + url + "'>weg</a>")
                                                .getBytes(StandardCharsets.UTF_8))
                        + "\n");
        assertFound(
                "Content-Type: text/html\n\n<a href=\"https://safe.test/?url=https%3A%2F%2Fmail.test%2Fu%2F"
                        + TOKEN
                        + "&amp;d=1\">x</a>\n");
        assertFound(
                "Content-Type: text/plain\n\n> "
                        + url.substring(0, 32)
                        + "\n> "
                        + url.substring(32)
                        + "\n");
    }

    @Test
    void everyFormOfAReportTellsItsRecipient() {
        var bounce =
                (Reading.Bounce)
                        read(
                                AnswerMails.report(
                                        "Maria@Accept.test",
                                        "failed",
                                        "5.0.0",
                                        "550 5.1.1 no such user"));
        assertThat(bounce.failed())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.recipient()).isEqualTo("maria@accept.test");
                            assertThat(one.status()).isEqualTo("5.1.1");
                            assertThat(one.replyCode()).isEqualTo(550);
                        });
        assertThat(read(AnswerMails.report("a@b.test", "delayed", "4.4.1", "timeout")))
                .isInstanceOf(Reading.Notice.class);
        assertThat(
                        read(
                                "From: MAILER-DAEMON@mx.test\nSubject: failure notice\n\nHi. This is the qmail-send program at mx.test.\n\n"
                                        + "<maria@accept.test>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 5.1.1 unknown\n\n"
                                        + "--- Below this line is a copy of the message.\n\nReturn-Path: <x@y.test>\n"))
                .isInstanceOfSatisfying(
                        Reading.Bounce.class,
                        one -> assertThat(one.failed().getFirst().status()).isEqualTo("5.1.1"));
    }

    @Test
    @Covers("H8")
    void machinesAndPeopleAreToldApart() {
        assertThat(read("From: a@b.test\nSubject: Abwesenheitsnotiz\n\nIch bin weg.\n"))
                .isInstanceOf(Reading.AutoReply.class);
        assertThat(read("From: a@b.test\nAuto-Submitted: auto-replied\nSubject: Hallo\n\nweg\n"))
                .isInstanceOf(Reading.AutoReply.class);
        assertThat(
                        read(
                                AnswerMails.person(
                                        "a@b.test",
                                        "Re: Advent",
                                        "Danke!\n\nAm 3. Nov schrieb Laden:\n> Advent")))
                .isEqualTo(new Reading.Human("Danke!"));
    }

    @Test
    void brokenAndHostileMailsEndInAReadingNotInAFault() {
        StringBuilder nested = new StringBuilder("Subject: x\n");
        for (int i = 0; i < 200; i++) {
            nested.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        read(nested.toString());
        StringBuilder carried = new StringBuilder();
        carried.repeat("Subject: x\nContent-Type: message/rfc822\n\n", 200);
        read(carried.toString());
        read("Content-Type: multipart/report; boundary=\n\n--\n");
        read("");
        String whole = AnswerMails.report("a@b.test", "failed", "5.1.1", "550 no");
        for (int i = 0; i < whole.length(); i += 7) {
            read(whole.substring(0, i));
        }
        byte[] noise = new byte[200_000];
        new Random(7).nextBytes(noise);
        assertThat(Reading.of(MailReader.read(noise))).isNotNull();
    }

    private static Reading read(String mail) {
        return Reading.of(MailReader.read(mail.getBytes(StandardCharsets.UTF_8)));
    }

    private static void assertFound(String mail) {
        Marks marks =
                Marks.in(
                        MailReader.read(
                                ("From: a@b.test\nMIME-Version: 1.0\n" + mail)
                                        .getBytes(StandardCharsets.UTF_8)));
        assertThat(marks.tokens())
                .as(mail)
                .contains(new Marks.Found(TokenPurpose.UNSUBSCRIBE, TOKEN));
    }
}
