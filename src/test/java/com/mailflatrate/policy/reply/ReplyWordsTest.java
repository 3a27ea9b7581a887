package com.mailflatrate.policy.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.policy.reply.ReplyFacts.Phase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What systems say without a telling code, each beside what only sounds alike. */
class ReplyWordsTest {

    @ParameterizedTest
    @Covers("H1")
    @ValueSource(
            strings = {
                "Recipient address rejected. (in reply to RCPT TO command)",
                "can't accept user",
                "destination addresses were unknown",
                "mailbox is unavailable",
                "not a valid recipient",
                "sorry, your envelope recipient is in my badrcptto list",
                "this recipient is not in my validrcptto list",
                "invalid or unknown virtual user",
                "user missing home directory",
                "<max@x.de> has moved; address has been replaced",
                "Diese E-Mail-Adresse ist nicht mehr gültig",
                "Empfaenger unbekannt",
                "no existe dicha persona",
                "nessun utente simile in questo indirizzo",
                "Användaren finns inte",
                "Ukjent mottaker",
                "Brugeren findes ikke",
                "Tuntematon vastaanottaja",
                "Uživatel neexistuje",
                "A címzett ismeretlen",
                "Kullanıcı bulunamadı",
                "Utilizator necunoscut",
                "Άγνωστος χρήστης",
                "Користувача не знайдено",
                "存在しないユーザです",
                "사용자를 찾을 수 없습니다",
                "收件者不存在"
            })
    void aMailboxThatIsGoneIsGoneInEveryLanguage(String words) {
        assertThat(at(Phase.RCPT, null, words)).isEqualTo(BounceClass.HARD);
        assertThat(at(Phase.REPORT, null, words)).isNotEqualTo(BounceClass.HARD);
        assertThat(at(Phase.BODY, null, words)).isNotEqualTo(BounceClass.HARD);
        assertThat(at(Phase.RCPT, "5.7.1", words)).isNotEqualTo(BounceClass.HARD);
    }

    @ParameterizedTest
    @Covers("H3")
    @ValueSource(
            strings = {
                "Recipient address rejected: Access denied",
                "recipient refuses to accept your mail",
                "the recipient is only accepting mail from specific addresses",
                "new mail is not currently being accepted for this mailbox"
            })
    void whatLeavesItOpenAwaitsASecondEvent(String words) {
        assertThat(at(Phase.RCPT, null, words)).isEqualTo(BounceClass.UNCLEAR);
    }

    @ParameterizedTest
    @Covers("H4")
    @ValueSource(
            strings = {
                "this account has been temporarily suspended",
                "mailbox currently suspended",
                "recipient rejected: temporarily inactive",
                "mailbox is frozen",
                "schránka je plná",
                "Postkassen er full",
                "信箱已滿"
            })
    void aMailboxThatIsToComeBackCountsSlowly(String words) {
        assertThat(at(Phase.RCPT, null, words)).isEqualTo(BounceClass.SOFT_MAILBOX);
    }

    @ParameterizedTest
    @Covers("H5")
    @ValueSource(
            strings = {
                "your domain does not exist in DNS",
                "Sender user unknown",
                "Return address invalid",
                "mail from domain has no MX"
            })
    void whatIsAboutTheSenderNeverCountsAgainstTheRecipient(String words) {
        assertThat(at(Phase.RCPT, null, words)).isEqualTo(BounceClass.AUTH);
    }

    @Test
    @Covers({"H1", "H3"})
    void disabledIsForGoodInactiveAwaitsASecondEventAndForAWhileCountsSlowly() {
        assertThat(at(Phase.RCPT, "5.2.1", "The account is disabled.")).isEqualTo(BounceClass.HARD);
        assertThat(at(Phase.RCPT, "5.2.1", "The account is inactive."))
                .isEqualTo(BounceClass.UNCLEAR);
        assertThat(at(Phase.RCPT, "5.2.1", "Mailbox temporarily disabled"))
                .isEqualTo(BounceClass.SOFT_MAILBOX);
    }

    @Test
    void aDomainWithoutAHostIsAboutTheDomainThoughTheWordsNameAnAccount() {
        ReplyFacts facts =
                facts(
                        Phase.REPORT,
                        null,
                        "The account or domain may not exist, they may be blacklisted, or missing the proper dns entries.");
        BounceClass cls = ReplyClassifier.standard().classify(facts).cls();
        assertThat(cls).isEqualTo(BounceClass.HARD);
        assertThat(Scope.of(cls, facts)).isEqualTo(Scope.DOMAIN);
    }

    private static BounceClass at(Phase phase, @Nullable String code, String words) {
        return ReplyClassifier.standard().classify(facts(phase, code, words)).cls();
    }

    private static ReplyFacts facts(Phase phase, @Nullable String code, String words) {
        return new ReplyFacts(phase, null, 550, code, words);
    }
}
