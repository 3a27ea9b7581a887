package com.mailflatrate.policy.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.policy.reply.ReplyFacts.Phase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReplyClassifierTest {

    @ParameterizedTest
    @Covers({"H1", "H5", "H6"})
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-|550|5.1.1|<max@x.de>: Recipient address rejected: User unknown in local recipient table|HARD",
                "-|550|5.1.2|Bad destination system|HARD",
                "-|556|5.1.10|Domain does not accept mail (null MX)|HARD",
                "microsoft|550|5.1.10|RESOLVER.ADR.RecipientNotFound; Recipient not found|HARD",
                "microsoft|550|5.4.1|Recipient address rejected: Access denied|HARD",
                "-|550|5.4.1|No answer from host|SOFT_SYSTEM",
                "-|550|5.2.1|The mailbox is disabled|HARD",
                "google|550|5.2.1|The user you are trying to contact is receiving mail at a rate that|THROTTLE",
                "google|450|4.2.1|The user you are trying to contact is receiving mail at a rate that|THROTTLE",
                "google|452|4.2.2|The recipient's inbox is out of storage space|SOFT_MAILBOX",
                "-|552|5.2.2|Quota exceeded (mailbox for user is full)|SOFT_MAILBOX",
                "-|550|-|Requested action not taken: mailbox unavailable|HARD",
                "gmx|550|-|Requested action not taken: mailbox unavailable|HARD",
                "-|550|-|No such user here|HARD",
                "-|550|-|Empfänger unbekannt|HARD",
                "-|550|5.1.0|Address rejected|UNCLEAR",
                "-|550|-|-|UNCLEAR",
                "-|554|-|Error|UNCLEAR",
                "-|550|5.0.0|Command rejected|UNCLEAR",
                "-|450|4.2.0|Recipient address rejected: Greylisted|SOFT_MAILBOX",
                "-|451|4.7.1|Greylisting in action, please come back later|SOFT_SYSTEM",
                "-|451|4.3.0|Temporary lookup failure|SOFT_SYSTEM",
                "-|421|4.4.2|Connection timed out|SOFT_SYSTEM",
                "-|450|-|Too many connections from your host|THROTTLE",
                "-|452|4.5.3|Too many recipients|THROTTLE",
                "google|421|4.7.28|Our system has detected an unusual rate of unsolicited mail|THROTTLE",
                "google|550|5.7.28|Our system has detected that this message is likely unsolicited|BLOCK",
                "microsoft|451|4.7.0|temporarily rate limited (RP-001)|THROTTLE",
                "-|554|5.7.1|Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org|BLOCK",
                "-|550|5.7.1|Rejected by policy|BLOCK",
                "-|550|5.1.1|Rejected, your IP is listed at Spamhaus|BLOCK",
                "-|550|5.7.1|-|BLOCK",
                "microsoft|550|5.7.1|part of their network is on our block list (S3150)|BLOCK",
                "microsoft|550|5.7.606|Access denied, banned sending IP|BLOCK",
                "gmx|554|-|Transaction failed. Reject due to policy restrictions.|BLOCK",
                "google|550|5.7.27|SPF did not pass|AUTH",
                "-|550|5.7.27|Sender address has null MX|AUTH",
                "microsoft|550|5.7.515|Access denied, sending domain does not meet the required authentication level|AUTH",
                "-|550|5.1.8|Sender address rejected: Domain not found|AUTH",
                "-|550|5.7.1|Unauthenticated email from x.de is not accepted due to domain's DMARC policy|AUTH",
                "-|554|5.6.0|Message contains prohibited attachment|CONTENT",
                "-|552|5.3.4|Message size exceeds fixed limit|CONTENT",
                "t-online|550|5.7.0|Message considered as spam or virus, contact fpr@rx.t-online.de|CONTENT",
                "-|550|5.7.1|Relaying denied|RELAY",
                "-|554|5.4.6|Too many hops|RELAY",
                "-|550|5.6.7|SMTPUTF8 is required|EAI",
                "-|450|4.1.1|Recipient address rejected: unverified address|SOFT_MAILBOX",
                "-|500|-|Syntax error|UNKNOWN"
            })
    void aRefusalIsSortedByProviderCodeAndWords(
            @Nullable String provider,
            int code,
            @Nullable String enhanced,
            @Nullable String text,
            BounceClass expected) {
        BounceVerdict verdict =
                classify(Phase.RCPT, provider, code, enhanced, text == null ? "" : text);
        assertThat(verdict.cls()).as(verdict.why()).isEqualTo(expected);
    }

    @ParameterizedTest
    @Covers({"F13", "H5"})
    @EnumSource(
            names = {"CONNECT", "BANNER", "EHLO", "STARTTLS"},
            value = Phase.class)
    void aRefusalOfTheConnectionIsNeverAboutARecipient(Phase phase) {
        BounceVerdict verdict =
                classify(
                        phase,
                        "t-online",
                        554,
                        "5.1.1",
                        "IP=192.0.2.1 - None/bad reputation. (NOWL)");
        assertThat(verdict.countsAgainstRecipient()).isFalse();
        assertThat(verdict.cls()).isEqualTo(BounceClass.BLOCK);
        assertThat(classify(phase, null, 421, null, "Too busy").countsAgainstRecipient()).isFalse();
    }

    @ParameterizedTest
    @Covers({"H1", "H3"})
    @CsvSource(
            delimiter = '|',
            value = {
                "RCPT|550 No such user here|HARD",
                "DATA|550 No such user here|UNCLEAR",
                "BODY|550 Unknown user|UNCLEAR",
                "REPORT|550 User unknown|UNCLEAR",
                "REPORT|The recipient name is not recognized MSEXCH:IMS|HARD",
                "REPORT|550 Host unknown|HARD",
                "MAIL|550 User unknown|BLOCK",
            })
    void wordsConvictAtOnceOnlyWhereTheRecipientWasRefused(
            Phase phase, String words, BounceClass expected) {
        assertThat(classify(phase, null, 550, null, words).cls()).isEqualTo(expected);
        assertThat(classify(phase, null, 550, "5.1.1", words).cls())
                .isEqualTo(phase == Phase.MAIL ? BounceClass.BLOCK : BounceClass.HARD);
    }

    @ParameterizedTest
    @Covers({"H1", "H3"})
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "RCPT|-|5.2.1|The email account that you tried to reach is disabled|HARD",
                "REPORT|-|5.2.1|User Unknown|UNCLEAR",
                "REPORT|-|5.2.1|mailbox is over quota|SOFT_MAILBOX",
                "RCPT|-|5.7.1|Recipient address rejected: User unknown|UNCLEAR",
                "RCPT|yandex|5.7.1|No such user!|HARD",
                "RCPT|-|5.1.1|Recipient address rejected: User unknown|HARD",
            })
    void whereCodeAndWordsDisagreeOrThePhaseIsOpenASecondEventIsAwaited(
            Phase phase,
            @Nullable String provider,
            String enhanced,
            String words,
            BounceClass expected) {
        assertThat(classify(phase, provider, 550, enhanced, words).cls()).isEqualTo(expected);
    }

    @ParameterizedTest
    @Covers("H1")
    @CsvSource(
            delimiter = '|',
            value = {
                "Utilisateur inconnu|HARD",
                "Cette adresse n'existe pas|HARD",
                "El usuario no existe|HARD",
                "Utente sconosciuto|HARD",
                "La casella di posta non esiste|HARD",
                "Caixa postal inexistente|HARD",
                "Onbekende gebruiker|HARD",
                "Konto nie istnieje|HARD",
                "Пользователь не найден|HARD",
                "宛先のメールアドレスが存在しません|HARD",
                "用户不存在|HARD",
                "Invalid Recipient - see the list of codes|HARD",
                "Message was not accepted -- invalid mailbox|HARD",
                "La boîte aux lettres est pleine|SOFT_MAILBOX",
                "El buzón está lleno|SOFT_MAILBOX",
                "La casella è piena|SOFT_MAILBOX",
                "A caixa de correio está cheia|SOFT_MAILBOX",
                "Skrzynka jest pełna|SOFT_MAILBOX",
                "Почтовый ящик переполнен|SOFT_MAILBOX",
                "メールボックスの容量を超えています|SOFT_MAILBOX",
            })
    void otherLanguagesSayTheSame(String words, BounceClass expected) {
        assertThat(classify(Phase.RCPT, null, 550, null, words).cls()).isEqualTo(expected);
        assertThat(classify(Phase.BODY, null, 550, null, words).cls())
                .isNotEqualTo(BounceClass.HARD);
    }

    @Test
    @Covers("H5")
    void aFullMailboxIsFullWhateverTheCode() {
        assertThat(classify(Phase.RCPT, null, 552, "5.1.1", "mailbox is over quota").cls())
                .isEqualTo(BounceClass.SOFT_MAILBOX);
        assertThat(classify(Phase.RCPT, null, 550, "5.1.1", "user unknown").cls())
                .isEqualTo(BounceClass.HARD);
    }

    @Test
    @Covers("H5")
    void aMailboxThatIsCalledSpamIsNotABlock() {
        BounceVerdict verdict =
                classify(Phase.RCPT, null, 550, "5.1.1", "<spam@reputation.example>: user unknown");
        assertThat(verdict.cls()).isEqualTo(BounceClass.HARD);
        assertThat(verdict.countsAgainstRecipient()).isTrue();
    }

    @Test
    void onlyWhatIsAboutTheRecipientCounts() {
        assertThat(
                        classify(Phase.RCPT, null, 550, "5.7.1", "blocked using dnsbl")
                                .countsAgainstRecipient())
                .isFalse();
        assertThat(classify(Phase.BODY, null, 554, "5.6.0", "virus").countsAgainstRecipient())
                .isFalse();
        assertThat(classify(Phase.MAIL, null, 550, null, "").countsAgainstRecipient()).isFalse();
    }

    @Test
    void aLongReplyIsReadInBoundedTime() {
        long start = System.nanoTime();
        classify(Phase.REPORT, null, 550, null, "user account mailbox ".repeat(20_000));
        assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    }

    private static BounceVerdict classify(
            Phase phase,
            @Nullable String provider,
            int code,
            @Nullable String enhanced,
            String text) {
        return ReplyClassifier.standard()
                .classify(new ReplyFacts(phase, provider, code, enhanced, text));
    }
}
