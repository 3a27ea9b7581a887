package com.mailflatrate.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.AnswerMails;
import com.mailflatrate.given.Covers;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.MessageToken;
import com.mailflatrate.kernel.TokenPurpose;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where reading ends, and that what lies before the end is read. */
class ReadingLimitsTest {

    private static final String TOKEN =
            new MessageToken(TokenPurpose.ID, 1, new MessageId(77), new byte[8]).text();
    private static final String MARKED = "From: a@b.cd\nMessage-ID: <" + TOKEN + "@m.test>\n\nx\n";

    @ParameterizedTest
    @ValueSource(ints = {20, 200})
    void containersAreOpenedToTheEighthLevelAndNoDeeper(int levels) {
        assertThat(deepest(ReadingLimitsTest::container, levels)).isEqualTo(MailReader.DEPTH);
        assertThat(deepest(ReadingLimitsTest::container, 7)).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 200})
    void mailsInMailsAreOpenedToTheEighthLevelAndOfTheNextTheHeadIsRead(int levels) {
        assertThat(nested(ReadingLimitsTest::carrier, levels).carried())
                .hasSize(MailReader.DEPTH + 1);
        assertThat(nested(ReadingLimitsTest::carrier, 7).carried()).hasSize(7);
    }

    @ParameterizedTest
    @Covers("I6")
    @CsvSource({"eml, 7, true", "eml, 20, false", "zip, 3, true", "zip, 9, false"})
    void attachmentsInAttachmentsAreOpenedAsFar(String what, int levels, boolean found) {
        UnaryOperator<String> wrap =
                what.equals("zip") ? ReadingLimitsTest::zipped : ReadingLimitsTest::octets;
        assertThat(!Marks.in(nested(wrap, levels)).tokens().isEmpty()).isEqualTo(found);
    }

    @Test
    void aHeadEndsAtItsTwoThousandthField() {
        ReadMail few = read("X-A: b\n".repeat(1_990) + MARKED);
        assertThat(few.cut()).isFalse();
        assertThat(few.headers().has("message-id")).isTrue();
        ReadMail many = read("X-A: b\n".repeat(100_000) + MARKED);
        assertThat(many.cut()).isTrue();
        assertThat(many.headers().has("message-id")).isFalse();
    }

    @Test
    void aFieldOfNinetyThousandLettersIsReadAndALongerOneEndsTheReading() {
        assertThat(read("Subject:" + " abcdefg\n".repeat(10_000) + MARKED).cut()).isFalse();
        assertThat(read("Subject:" + " abcdefg\n".repeat(12_000) + MARKED).cut()).isTrue();
    }

    @Test
    void aPartIsReadToItsTwoMillionthByte() {
        assertThat(read("From: a@b.cd\n\n" + "x\n".repeat(999_999)).cut()).isFalse();
        ReadMail huge = read("From: a@b.cd\n\n" + "x\n".repeat(2_000_000));
        assertThat(huge.cut()).isTrue();
        assertThat(huge.text()).hasSize(2_000_000);
    }

    @Test
    @Covers("I6")
    void allEntriesOfAnArchiveTogetherAreUnpackedToTwoMillionBytes() {
        String small = MARKED + "x".repeat(100_000);
        assertThat(Marks.in(read(attached(zip("x".repeat(100), small)))).tokens()).isNotEmpty();
        ReadMail bomb = read(attached(zip(small, MARKED + "\0".repeat(50_000_000))));
        assertThat(bomb.parts().stream().mapToInt(part -> part.text().length()).sum())
                .isLessThan(2_100_000);
        String late = "\0".repeat(3_000_000);
        assertThat(Marks.in(read(attached(zip(late, MARKED)))).tokens()).isEmpty();
    }

    @Test
    @Covers("I6")
    void anArchiveIsOpenedToItsTwentiethEntry() {
        assertThat(Marks.in(read(attached(entries(19)))).tokens()).isNotEmpty();
        assertThat(Marks.in(read(attached(entries(20)))).tokens()).isEmpty();
    }

    @Test
    @Covers("I6")
    void ofManyArchivesTwelveMillionBytesAreReadInAll() {
        byte[] archive = zip(MARKED + "x\n".repeat(950_000));
        String[] parts = new String[30];
        java.util.Arrays.fill(parts, attached(archive));
        ReadMail mail = read(multipart(parts));
        assertThat(mail.cut()).isTrue();
        assertThat(mail.parts().stream().mapToLong(part -> part.text().length()).sum())
                .isBetween(12_000_000L, 14_500_000L);
    }

    @Test
    void ofAMailTenMillionBytesAreRead() {
        String filled = "\n" + "x\n".repeat(900_000);
        ReadMail whole = read(multipart(filled, filled, filled, filled, "\nend"));
        assertThat(whole.parts().getLast().text()).isEqualTo("end");
        ReadMail huge = read(multipart(filled, filled, filled, filled, filled, filled, "\nend"));
        assertThat(huge.cut()).isTrue();
        assertThat(huge.parts()).extracting(MimePart::text).doesNotContain("end");
    }

    @Test
    @Covers("I6")
    void aBrokenArchiveKeepsNothingBesideItFromBeingRead() {
        byte[] whole = zip("x".repeat(5_000), "y");
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length / 2);
        byte[] named = zip("x");
        named[30] = (byte) 0xff;
        named[31] = (byte) 0xff;
        for (byte[] broken : java.util.List.of(cut, named)) {
            ReadMail mail = read(multipart(attached(broken), carrier(MARKED)));
            assertThat(Marks.in(mail).tokens()).isNotEmpty();
            assertThat(mail.cut()).isFalse();
        }
    }

    @ParameterizedTest
    @Covers("H2")
    @ValueSource(strings = {"ISO-8859-1", "UTF-8", "windows-1252", "KOI8-R"})
    void lettersThatNoHeadMayHaveChangeNothingOfAReport(String letters) {
        String report =
                AnswerMails.report("anna@laden.test", "failed", "5.1.1", "550 5.1.1 User unknown");
        byte[] raw =
                ("X-Grüße: Größe\nX-Ж: Ж\n" + report.replace("System <", "Zustellfähig Ж <"))
                        .getBytes(Charset.forName(letters));
        assertThat(Reading.of(MailReader.read(raw)))
                .isInstanceOfSatisfying(
                        Reading.Bounce.class,
                        bounce ->
                                assertThat(bounce.failed().getFirst().recipient())
                                        .isEqualTo("anna@laden.test"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: text/plain; charset=x-nonsense",
                "Content-Type: text/plain; charset=\"?!\"",
                "Content-Type: text/plain; charset=",
                "Subject: =?x-nonsense?q?=41?=",
                "Subject: =?utf-8?b?%%%?= =?utf-8?q?=ZZ?=",
                "Content-Transfer-Encoding: nonsense"
            })
    void namesOfLettersThatNobodyKnowsEndNothing(String field) {
        ReadMail mail = read("From: a@b.cd\n" + field + "\n\nGr\u00fc\u00dfe, " + TOKEN);
        assertThat(mail.cut()).isFalse();
        assertThat(mail.text()).startsWith("Gr\u00fc\u00dfe");
        assertThat(Marks.in(mail).tokens()).isNotEmpty();
    }

    @ParameterizedTest
    @Covers("H2")
    @ValueSource(
            strings = {
                "--=b--\n",
                "boundary=\"=b\"",
                "; boundary=\"=b\"",
                "--=b\nContent-Type: text/plain"
            })
    void aReportWithoutOneOfItsBoundariesIsStillRead(String missing) {
        String report =
                AnswerMails.report("anna@laden.test", "failed", "5.1.1", "550 5.1.1 User unknown");
        assertThat(report).contains(missing);
        assertThat(Reading.of(read(report.replace(missing, ""))))
                .isInstanceOfSatisfying(
                        Reading.Bounce.class,
                        bounce ->
                                assertThat(bounce.failed().getFirst().status()).isEqualTo("5.1.1"));
    }

    private static int deepest(UnaryOperator<String> wrap, int levels) {
        return nested(wrap, levels).parts().stream().mapToInt(MimePart::depth).max().orElseThrow();
    }

    private static ReadMail nested(UnaryOperator<String> wrap, int levels) {
        String mail = MARKED;
        for (int n = 0; n < levels; n++) {
            mail = wrap.apply(mail);
        }
        return read(mail);
    }

    private static String container(String inside) {
        return multipart(inside);
    }

    private static String multipart(String... parts) {
        String boundary = "b" + parts[0].length();
        StringBuilder mail =
                new StringBuilder("From: a@b.cd\nContent-Type: multipart/mixed; boundary=");
        mail.append(boundary).append("\n\n");
        for (String part : parts) {
            mail.append("--").append(boundary).append('\n').append(part).append('\n');
        }
        return mail.append("--").append(boundary).append("--\n").toString();
    }

    private static String carrier(String inside) {
        return "From: a@b.cd\nContent-Type: message/rfc822\n\n" + inside;
    }

    private static String octets(String inside) {
        return attached(inside.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String zipped(String inside) {
        return attached(zip(inside));
    }

    private static String attached(byte[] content) {
        return "From: a@b.cd\nSubject: x\nContent-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n\n"
                + Base64.getMimeEncoder(76, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(content)
                + "\n";
    }

    private static byte[] entries(int before) {
        String[] all = new String[before + 1];
        java.util.Arrays.fill(all, "x");
        all[before] = MARKED;
        return zip(all);
    }

    private static byte[] zip(String... contents) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (int n = 0; n < contents.length; n++) {
                zip.putNextEntry(new ZipEntry(n + ".eml"));
                zip.write(contents[n].getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return packed.toByteArray();
    }

    private static ReadMail read(String mail) {
        return MailReader.read(mail.getBytes(StandardCharsets.ISO_8859_1));
    }
}
