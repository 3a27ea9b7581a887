package com.mailflatrate.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailflatrate.given.Covers;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Reason;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.junit.jupiter.api.Test;

/** What every campaign mail looks like to a parser that is not ours. */
class CampaignMailTest {

    private static final List<String> BLOCK =
            List.of(
                    "from",
                    "reply-to",
                    "to",
                    "date",
                    "message-id",
                    "subject",
                    "mime-version",
                    "content-type",
                    "list-id",
                    "list-unsubscribe",
                    "list-unsubscribe-post",
                    "list-help",
                    "list-post",
                    "precedence",
                    "feedback-id",
                    "x-mailing-id",
                    "x-report-abuse",
                    "cfbl-address",
                    "cfbl-feedback-id");

    @Test
    @Covers("E1")
    void everyFieldOfTheBlockStandsOnceInAThousandMails() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            Mail mail =
                    MailFixtures.mail(
                            MailFixtures.content(
                                    text(random, 30),
                                    text(random, 200),
                                    text(random, 500),
                                    "<p>" + text(random, 500) + "</p>"));
            Map<String, Long> counts =
                    mail.fields().stream()
                            .collect(
                                    Collectors.groupingBy(
                                            field -> field.name().toLowerCase(Locale.ROOT),
                                            Collectors.counting()));
            assertThat(counts).containsOnlyKeys(BLOCK);
            assertThat(counts.values()).allMatch(count -> count == 1);
        }
    }

    @Test
    @Covers("E1")
    void theBlockSaysWhatProvidersReadFromIt() {
        Mail mail = MailFixtures.plain();
        String token = MailFixtures.marks().unsubscribe();

        assertThat(unfolded(mail, "List-Unsubscribe"))
                .isEqualTo(
                        "<https://post.mailflatrate.test/u/"
                                + token
                                + ">, <mailto:u+"
                                + token
                                + "@mailflatrate.test?subject=unsubscribe>");
        assertThat(mail.value("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(mail.value("X-Mailing-ID"))
                .isEqualTo(MailFixtures.MAILING + "." + MailFixtures.marks().id());
        assertThat(mail.value("X-Mailing-ID"))
                .matches("mfr-[a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4}\\.i[a-z2-7]{29}");
        assertThat(mail.value("Reply-To"))
                .isEqualTo("<r+" + MailFixtures.marks().reply() + "@mailflatrate.test>");
        assertThat(mail.value("Date")).isEqualTo("Sat, 21 Nov 2026 09:30:00 +0000");
        assertThat(mail.envelopeFrom())
                .isEqualTo("b+" + MailFixtures.marks().bounce() + "@bounce.korn.test");
        assertThat(mail.value("CFBL-Address")).isEqualTo("fbl@mailflatrate.test; report=arf");
    }

    @Test
    @Covers("E2")
    void aLineBreakInANameNeverBecomesAField() throws Exception {
        Mail mail =
                MailFixtures.mail(
                        MailFixtures.content(
                                "A\r\nBcc: x@y.test\0",
                                "Hallo\r\n\r\nX-Evil: 1\nB",
                                "Text",
                                "<p>x</p>"));

        Message parsed = parse(mail);

        assertThat(parsed.getHeader().getField("Bcc")).isNull();
        assertThat(parsed.getHeader().getField("X-Evil")).isNull();
        assertThat(parsed.getTo().getFirst().toString()).contains("anna@kunde.test");
        assertThat(parsed.getSubject()).contains("X-Evil: 1");
    }

    @Test
    @Covers("E2")
    void anOrdinaryNameStandsAsItIs() {
        assertThat(MailFixtures.plain().value("To")).isEqualTo("\"Anna\" <anna@kunde.test>");
    }

    @Test
    @Covers("E3")
    void aLongWordWithoutBlanksStaysWithinTheLineAndComesOutUnchanged() throws Exception {
        String html = "<p>" + "x".repeat(5_000) + "ü</p>";
        Mail mail =
                MailFixtures.mail(
                        MailFixtures.content("Anna", "S".repeat(300), "y".repeat(3_000), html));

        for (String line : new String(mail.bytes(), StandardCharsets.UTF_8).split("\r\n", -1)) {
            boolean cannotBeFolded = line.matches("([A-Za-z-]+:)? \\S+");
            assertThat(line.length()).isLessThanOrEqualTo(cannotBeFolded ? 998 : 78);
        }
        assertThat(part(parse(mail), 1)).isEqualToIgnoringWhitespace(html);
        assertThat(parse(mail).getSubject()).isEqualTo("S".repeat(300));
    }

    @Test
    @Covers("E4")
    void anEmojiSubjectIsCutBetweenCharactersOnly() throws Exception {
        String subject = "🥐🥖🍞 Brötchen für alle 👩‍🍳 ".repeat(12).strip();
        Mail mail = MailFixtures.mail(MailFixtures.content("Zoë 🥐", subject, "t", "<p>h</p>"));

        String raw = mail.value("Subject");
        for (String word : raw.split("\\s+")) {
            assertThat(word.length()).isLessThanOrEqualTo(75);
            assertThat(DecoderUtil.decodeEncodedWords(word, StandardCharsets.UTF_8))
                    .doesNotContain("�");
        }
        assertThat(parse(mail).getSubject()).isEqualTo(subject);
        assertThat(parse(mail).getTo().getFirst().toString()).contains("anna@kunde.test");
    }

    @Test
    @Covers("E5")
    void textStandsBeforeHtmlAndBothSaySomething() throws Exception {
        Mail empty = MailFixtures.mail(MailFixtures.content("Anna", "S", "", ""));
        Multipart parts = (Multipart) parse(empty).getBody();

        assertThat(parts.getSubType()).isEqualTo("alternative");
        assertThat(parts.getBodyParts())
                .extracting(part -> part.getMimeType())
                .containsExactly("text/plain", "text/html");
        assertThat(part(parse(empty), 0)).isNotBlank();
        assertThat(part(parse(empty), 1)).isNotBlank();
    }

    @Test
    @Covers("E5")
    void theBoundaryDoesNotOccurInAPart() throws Exception {
        String html =
                "--=_" + MailFixtures.marks().id() + "--\n.\n..\nFrom here\n trailing  \t \n\n\n";
        Mail mail = MailFixtures.mail(MailFixtures.content("Anna", "S", html, html));

        assertThat(((Multipart) parse(mail).getBody()).getBodyParts()).hasSize(2);
        assertThat(part(parse(mail), 1).replace("\r\n", "\n").stripTrailing())
                .isEqualTo(html.stripTrailing());
        assertThat(new String(mail.body(), StandardCharsets.US_ASCII)).doesNotContain("\r\n.");
    }

    @Test
    @Covers("E8")
    void renamingAListKeepsItsId() {
        Outgoing.Mail before = MailFixtures.content("Anna", "S", "t", "h");
        Outgoing.Mail after =
                new Outgoing.Mail(
                        before.to(),
                        "Anna",
                        "S",
                        "t",
                        "h",
                        "Ganz neuer Name, viel länger als vorher ".repeat(9),
                        Map.of());

        assertThat(id(MailFixtures.mail(after))).isEqualTo(id(MailFixtures.mail(before)));
        assertThat(id(MailFixtures.mail(before)))
                .matches("<[a-z0-9-]+(\\.[a-z0-9-]+)+>")
                .hasSizeLessThanOrEqualTo(255);
    }

    @Test
    @Covers("E9")
    void campaignsAreNotMarkedAsAutomaticAndLettersAre() {
        Mail letter =
                new LetterMail(MailFixtures.platform(false))
                        .compose(
                                new LetterMail.Content(
                                        "mailflatrate",
                                        MailFixtures.address("postmaster@mailflatrate.test"),
                                        MailFixtures.address("anna@kunde.test"),
                                        null,
                                        "Bitte bestätigen",
                                        "Hallo\n",
                                        null,
                                        "auto-generated"),
                                MailFixtures.marks(),
                                MailFixtures.DATE);

        assertThat(letter.value("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(letter.value("List-Id")).isEmpty();
        assertThat(MailFixtures.plain().value("Auto-Submitted")).isEmpty();
    }

    @Test
    @Covers("E10")
    void feedbackIdHasFourDifferentPartsAndAConstantSender() {
        String[] parts = MailFixtures.plain().value("Feedback-ID").split(":");

        assertThat(parts).hasSize(4).doesNotHaveDuplicates();
        assertThat(parts[3]).matches("[A-Za-z0-9]{5,15}");
        assertThatThrownBy(() -> new Platform("p.test", "https://p.test", "four", false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Covers("E11")
    void onlyACertifiedOperatorSaysSo() {
        Outgoing.Mail content = MailFixtures.content("Anna", "S", "t", "h");

        assertThat(MailFixtures.mail(content, false).value("X-CSA-Complaints")).isEmpty();
        assertThat(MailFixtures.mail(content, true).value("X-CSA-Complaints"))
                .isEqualTo("csa-complaints@eco.de");
    }

    @Test
    @Covers("E12")
    void anAccountSetsOnlyFieldsOfTheAllowList() {
        assertThat(OwnHeaders.refused(Map.of("List-Unsubscribe", "<https://x.test>")))
                .extracting(Reason::code)
                .containsExactly(Code.HEADER_NOT_ALLOWED);
        assertThat(OwnHeaders.refused(Map.of("X-CSA-Complaints", "a@b.test", "Received", "x")))
                .hasSize(2);
        assertThat(OwnHeaders.refused(Map.of("Keywords", "a\r\nb")))
                .extracting(Reason::code)
                .containsExactly(Code.CONTROL_CHARACTER);
        assertThat(OwnHeaders.refused(Map.of("Content-Language", "de"))).isEmpty();
        assertThatThrownBy(
                        () ->
                                MailFixtures.mail(
                                        new Outgoing.Mail(
                                                MailFixtures.address("a@b.test"),
                                                null,
                                                "S",
                                                "t",
                                                "h",
                                                "L",
                                                Map.of("Received", "x"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Covers("E13")
    void aMailNamesOneRecipientOnly() throws Exception {
        Message parsed = parse(MailFixtures.plain());

        assertThat(parsed.getTo().flatten()).hasSize(1);
        assertThat(parsed.getCc()).isNull();
        assertThat(parsed.getBcc()).isNull();
    }

    private static String id(Mail mail) {
        String value = mail.value("List-Id");
        return value.substring(value.lastIndexOf('<'));
    }

    private static String unfolded(Mail mail, String name) {
        return mail.value(name).replaceAll("\r\n\\s*", " ");
    }

    private static Message parse(Mail mail) throws Exception {
        return new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(mail.bytes()));
    }

    private static String part(Message message, int index) throws Exception {
        Multipart parts = (Multipart) message.getBody();
        TextBody text = (TextBody) parts.getBodyParts().get(index).getBody();
        return new String(text.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String text(Random random, int length) {
        String letters = "abc äöü€🥐 .-=?_\"\\<>()@,;:\t\r\nFrom";
        int[] points = letters.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }
}
