package com.mailflatrate.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.mail.mime.MailFixtures;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies in other alphabets, over many lines, or without end. */
class StrangeRepliesTest {

    private static final String HELLO = "220 mx.test\r\n";

    @Test
    void aReplyInLatin1IsReadableAndOneInUtf8Too() throws Exception {
        String words = "550 5.1.1 Empfänger unbekannt";
        assertThat(refusal(words)).isEqualTo("5.1.1 Empfänger unbekannt");
        byte[] utf8 = words.getBytes(StandardCharsets.UTF_8);
        assertThat(refusal(new String(utf8, StandardCharsets.ISO_8859_1)))
                .isEqualTo("5.1.1 Empfänger unbekannt");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x1b, 0x7f, 0x85, 0x9b})
    void noControlCharacterGetsIntoTheWordsThatPeopleRead(int control) throws Exception {
        assertThat(refusal("550 5.1.1 no" + (char) control + "body")).isEqualTo("5.1.1 no body");
    }

    @Test
    void allLinesOfAReplyAreItsWordsAndTheStatusIsFoundInAnyOfThem() throws Exception {
        String reply = "550-Sorry\r\n550-5.1.1 nobody of this name\r\n550-\r\n550";
        assertThat(refused(reply).text()).isEqualTo("Sorry 5.1.1 nobody of this name");
        assertThat(refused(reply).enhanced()).isEqualTo("5.1.1");
    }

    @Test
    void aCharacterThatIsCutInTwoIsLeftOut() throws Exception {
        String full = "550 " + "ä".repeat(600);
        byte[] utf8 = full.getBytes(StandardCharsets.UTF_8);
        String text = refusal(new String(utf8, StandardCharsets.ISO_8859_1));
        assertThat(text).isEqualTo("ä".repeat(498));
    }

    @Test
    void aReplyWithoutEndAfterTheDotIsAmbiguous() throws Exception {
        String endless = "250-" + "x".repeat(900) + "\r\n";
        try (ScriptedServer server =
                new ScriptedServer(
                        HELLO, SmtpSessionTest.friendlyBut(".", endless.repeat(120), "~", ""))) {
            assertThat(SmtpSessionTest.open(server).send(MailFixtures.plain(), () -> true))
                    .isInstanceOfSatisfying(
                            Attempt.Ambiguous.class,
                            silent -> assertThat(silent.why()).contains("more than 100000 bytes"));
        }
    }

    private static String refusal(String reply) throws Exception {
        return refused(reply).text();
    }

    private static Reply refused(String reply) throws Exception {
        try (ScriptedServer server =
                new ScriptedServer(
                        HELLO,
                        SmtpSessionTest.friendlyBut(
                                "RCPT", reply + "\r\n", "DATA", "503 5.5.1 no\r\n"))) {
            return ((Attempt.Refused)
                            SmtpSessionTest.open(server).send(MailFixtures.plain(), () -> true))
                    .reply();
        }
    }
}
