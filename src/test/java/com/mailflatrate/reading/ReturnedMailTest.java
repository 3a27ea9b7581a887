package com.mailflatrate.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.policy.reply.ObjectionRules;
import com.mailflatrate.policy.reply.ReplyClassifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails as systems and people send them back, each with what it has to be taken for. */
class ReturnedMailTest {

    record Expected(String file, String kind, List<String> recipients, String status, String cls) {}

    static Stream<Expected> mails() {
        return new String(bytes("expected.tsv"), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split("\t"))
                .map(
                        column ->
                                new Expected(
                                        column[0],
                                        column[1],
                                        Arrays.asList(column[2].split(",")),
                                        column[3],
                                        column[4]));
    }

    @ParameterizedTest
    @Covers({"H2", "H8", "I2"})
    @MethodSource("mails")
    void eachIsOfExactlyOneKindAndABounceSaysWhoAndWhy(Expected expected) {
        Reading reading = Reading.of(MailReader.read(bytes(expected.file() + ".eml")));
        assertThat(reading.getClass().getSimpleName()).isEqualTo(expected.kind());
        if (reading instanceof Reading.Bounce bounce) {
            ReportedRecipient first = bounce.failed().getFirst();
            assertThat(bounce.failed().stream().map(ReportedRecipient::recipient))
                    .containsExactlyElementsOf(expected.recipients());
            assertThat(first.status() == null ? "-" : first.status()).isEqualTo(expected.status());
            assertThat(ReplyClassifier.standard().classify(first.facts()).cls().name())
                    .isEqualTo(expected.cls());
        }
    }

    @ParameterizedTest
    @Covers("H8")
    @MethodSource("mails")
    void whatIsCutAnywhereEndsInAReading(Expected expected) {
        byte[] raw = bytes(expected.file() + ".eml");
        for (int length = 0; length < raw.length; length += 10) {
            ReadMail cut = MailReader.read(Arrays.copyOf(raw, length));
            assertThat(Reading.of(cut)).isNotNull();
            assertThat(Marks.in(cut)).isNotNull();
        }
    }

    /**
     * The same dice every time; a minute of others is thrown by {@code bin/bench feedback --fuzz}.
     */
    @ParameterizedTest
    @Covers("H8")
    @MethodSource("mails")
    void whatIsBrokenAtRandomEndsInAReading(Expected expected) {
        byte[] whole = bytes(expected.file() + ".eml");
        Random dice = new Random(expected.file().hashCode());
        for (int n = 0; n < 100; n++) {
            byte[] raw = whole.clone();
            for (int changes = dice.nextInt(1, 30); changes > 0; changes--) {
                raw[dice.nextInt(raw.length)] = (byte) dice.nextInt(256);
            }
            int from = dice.nextInt(raw.length);
            System.arraycopy(whole, 0, raw, from, raw.length - from);
            ReadMail broken = MailReader.read(raw);
            assertThat(Reading.of(broken)).isNotNull();
            assertThat(Marks.in(broken)).isNotNull();
        }
    }

    @ParameterizedTest
    @Covers("H2")
    @MethodSource("mails")
    void lineEndsOfAnySystemMakeNoDifference(Expected expected) {
        String unix = new String(bytes(expected.file() + ".eml"), StandardCharsets.UTF_8);
        for (String end : List.of("\r\n", "\n")) {
            byte[] raw = unix.replace("\n", end).getBytes(StandardCharsets.UTF_8);
            assertThat(Reading.of(MailReader.read(raw)).getClass().getSimpleName())
                    .isEqualTo(expected.kind());
        }
    }

    @Test
    @Covers("G7")
    void anObjectionIsFoundAboveTheQuotedMailAndNotInIt() {
        assertThat(judged("reply-german")).isEqualTo(ObjectionRules.Judgement.OBJECTS);
        assertThat(judged("reply-outlook")).isEqualTo(ObjectionRules.Judgement.NONE);
    }

    @Test
    @Covers("I6")
    void aMailInsideAZipOrAnOctetStreamIsOpened() throws IOException {
        byte[] carried = bytes("arf-several.eml");
        for (String type : List.of("application/octet-stream; name=mail.eml", "application/zip")) {
            byte[] content = type.endsWith("zip") ? zip(carried) : carried;
            String mail =
                    "From: a@b.cd\nSubject: spam\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=q\n\n--q\nContent-Type: "
                            + type
                            + "\nContent-Transfer-Encoding: base64\n\n"
                            + Base64.getMimeEncoder().encodeToString(content)
                            + "\n--q--\n";
            List<Headers> heads =
                    MailReader.read(mail.getBytes(StandardCharsets.US_ASCII)).carried();
            assertThat(heads.stream().flatMap(head -> head.all("subject").stream()))
                    .contains("complaint", "Brot");
        }
    }

    @ParameterizedTest
    @Covers("I6")
    @ValueSource(strings = {"UTF-16LE", "US-ASCII"})
    void theMarksInAFileOfOutlookAreFoundInItsWideAndItsNarrowLetters(String letters) {
        MailingId mailing = MailingId.random(new SecureRandom());
        byte[] said = ("X-Mailing-ID: " + mailing).getBytes(Charset.forName(letters));
        byte[] file = new byte[512 + said.length];
        System.arraycopy(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0}, 0, file, 0, 4);
        System.arraycopy(said, 0, file, 512, said.length);
        String mail =
                "From: a@b.cd\nSubject: spam\nMIME-Version: 1.0\nContent-Type: application/vnd.ms-outlook; name=Brot.msg\nContent-Transfer-Encoding: base64\n\n"
                        + Base64.getMimeEncoder().encodeToString(file);
        assertThat(Marks.in(MailReader.read(mail.getBytes(StandardCharsets.US_ASCII))).mailings())
                .containsExactly(mailing);
    }

    private static ObjectionRules.Judgement judged(String file) {
        Reading.Human human = (Reading.Human) Reading.of(MailReader.read(bytes(file + ".eml")));
        return ObjectionRules.judge(human.words());
    }

    private static byte[] zip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("mail.eml"));
            zip.write(content);
        }
        return packed.toByteArray();
    }

    private static byte[] bytes(String name) {
        try (InputStream in = ReturnedMailTest.class.getResourceAsStream("/returned/" + name)) {
            return java.util.Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
