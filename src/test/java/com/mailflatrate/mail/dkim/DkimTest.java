package com.mailflatrate.mail.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.mail.mime.Field;
import com.mailflatrate.mail.mime.Mail;
import com.mailflatrate.mail.mime.MailFixtures;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.api.SignatureRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What we sign holds for a verifier that is not ours, and breaks when anybody touches it. */
class DkimTest {

    private static final DkimKey OWN = DkimKey.generate();
    private static final DkimKey OURS = DkimKey.generate();
    private static final Duration VALIDITY = Duration.ofDays(7);
    private static final List<String> OVERSIGNED =
            List.of(
                    "from",
                    "to",
                    "subject",
                    "date",
                    "message-id",
                    "reply-to",
                    "mime-version",
                    "content-type",
                    "list-unsubscribe",
                    "list-unsubscribe-post");

    @Test
    @Covers("F1")
    void aForeignVerifierPassesBothSignatures() throws Exception {
        List<SignatureRecord> passed = foreign(signed(MailFixtures.plain()));

        assertThat(passed)
                .extracting(record -> record.getDToken().toString())
                .containsExactlyInAnyOrder("korn.test", "mailflatrate.test");
    }

    @Test
    @Covers("F1")
    void aForeignVerifierPassesNastyContent() throws Exception {
        Mail mail =
                MailFixtures.mail(
                        MailFixtures.content(
                                "Zoë  \"x\" \\ 🥐",
                                "  Zwei  Blanks, ein Tab\t und 🥐 ".repeat(9),
                                ".\n..\n\n a  b \t\n\n\n",
                                "<p>  x\t</p>\n\n\n"));

        assertThat(foreign(signed(mail))).hasSize(2);
        assertThat(Canonical.relaxedBody(mail.body())).isEqualTo(mail.body());
    }

    @Test
    @Covers("F1")
    void aChangedByteOrAnAddedFieldBreaksTheSignature() {
        Mail mail = signed(MailFixtures.plain());
        String raw = new String(mail.bytes(), StandardCharsets.UTF_8);

        assertThat(foreignFails(raw.replace("Guten Tag", "Guter Tag"))).isTrue();
        assertThat(
                        foreignFails(
                                raw.replaceFirst(
                                        "\r\nSubject:", "\r\nSubject: Gewinn\r\nSubject:")))
                .isTrue();
        assertThat(foreignFails(raw.replaceFirst("\r\nTo:", "\r\nFrom: <x@evil.test>\r\nTo:")))
                .isTrue();
        assertThat(foreignFails(raw)).isFalse();
    }

    @Test
    @Covers({"F1", "E10"})
    void everyFieldIsSignedTenOnesTwiceAndNeverALength() {
        Mail mail = MailFixtures.mail(MailFixtures.content("A", "S", "t", "h"), true);
        String signature = signed(mail).fields().getFirst().value();
        List<String> h =
                Arrays.stream(tag(signature, "h").toLowerCase(Locale.ROOT).split(":")).toList();
        Map<String, Long> counts =
                h.stream().collect(Collectors.groupingBy(name -> name, Collectors.counting()));

        for (Field field : mail.fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            assertThat(counts).containsEntry(name, OVERSIGNED.contains(name) ? 2L : 1L);
        }
        assertThat(h).contains("feedback-id", "x-mailing-id", "x-csa-complaints", "cfbl-address");
        assertThat(signature).doesNotContain(" l=");
        long t = Long.parseLong(tag(signature, "t"));
        assertThat(Long.parseLong(tag(signature, "x"))).isEqualTo(t + VALIDITY.toSeconds());
    }

    @Test
    @Covers("F2")
    void ourKeysHave2048BitsAndKeysBelow1024AreNone() {
        assertThat(PublishedKey.read(DkimKey.txt(OWN.p())).bits()).isEqualTo(2048);
        String weak =
                "MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf9Cnzj4p4WGeKLs1Pt8Q"
                        + "uKUpRKfFLfRYC9AIKjbJTWit+CqvjWYzvQwECAwEAAQ==";
        assertThat(PublishedKey.read(DkimKey.txt(weak)).bits()).isZero();
        assertThat(PublishedKey.read("v=DKIM1; p=").defect()).isEqualTo("key is revoked");
        assertThat(PublishedKey.read("v=DKIM1; t=y:s; p=" + OWN.p()).isTest()).isTrue();
    }

    @ParameterizedTest
    @Covers("F2")
    @CsvSource({"768, 0", "1016, 0", "1024, 1024", "2048, 2048"})
    void aPublishedKeyCountsFrom1024Bits(int size, int counted) throws Exception {
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
        pairs.initialize(size);
        String p =
                Base64.getEncoder()
                        .encodeToString(pairs.generateKeyPair().getPublic().getEncoded());
        assertThat(PublishedKey.read(DkimKey.txt(p)).bits()).isEqualTo(counted);
    }

    @Test
    void relaxedFormsAreThoseOfTheStandardsExample() {
        assertThat(Canonical.relaxed("A", " X")).isEqualTo("a:X");
        assertThat(Canonical.relaxed("B ", " Y\t\r\n\tZ  ")).isEqualTo("b:Y Z");
        byte[] body = " C \r\nD \t E\r\n\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(new String(Canonical.relaxedBody(body), StandardCharsets.US_ASCII))
                .isEqualTo(" C\r\nD E\r\n");
    }

    static Mail signed(Mail mail) {
        byte[] hash = DkimSigner.bodyHash(mail);
        Instant now = Instant.ofEpochSecond(System.currentTimeMillis() / 1000);
        return mail.under(
                List.of(
                        new DkimSigner("korn.test", "mf1", OWN.pkcs8())
                                .sign(mail, hash, now, VALIDITY),
                        new DkimSigner("mailflatrate.test", "mf1", OURS.pkcs8())
                                .sign(mail, hash, now, VALIDITY)));
    }

    private static boolean foreignFails(String raw) {
        try {
            List<SignatureRecord> passed = verify(raw.getBytes(StandardCharsets.UTF_8));
            return passed == null || passed.size() < 2;
        } catch (Exception failed) {
            return true;
        }
    }

    private static List<SignatureRecord> foreign(Mail mail) throws Exception {
        return verify(mail.bytes());
    }

    private static List<SignatureRecord> verify(byte[] raw) throws Exception {
        PublicKeyRecordRetriever keys =
                (method, selector, domain) ->
                        List.of(
                                DkimKey.txt(
                                        domain.toString().equals("korn.test")
                                                ? OWN.p()
                                                : OURS.p()));
        return new DKIMVerifier(keys).verify(new ByteArrayInputStream(raw));
    }

    private static String tag(String signature, String name) {
        return TagList.parse(signature).orElseThrow().compact(name);
    }
}
