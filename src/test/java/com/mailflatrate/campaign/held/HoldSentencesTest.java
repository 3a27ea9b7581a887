package com.mailflatrate.campaign.held;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.delivery.RunHeld;
import com.mailflatrate.delivery.held.FirstLooks;
import com.mailflatrate.doors.Texts;
import com.mailflatrate.kernel.Language;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Why a mailing stands still, in words. */
class HoldSentencesTest {

    private final Texts texts = new Texts();

    @Test
    void aRulesReasonIsASentenceWithItsFigures() {
        assertThat(say(Language.EN, "COMPLAINTS 3 412"))
                .isEqualTo("3 complaints about 412 accepted mails.");
        assertThat(say(Language.DE, "BLOCK 20 mx.example"))
                .isEqualTo("mx.example weist unsere Mails ab (20 Mal).");
        assertThat(say(Language.EN, "ACCOUNT_SUSPENDED")).startsWith("The account is suspended.");
    }

    @Test
    void figuresAreWrittenAsTheLanguageWritesThem() {
        assertThat(say(Language.DE, "COMPLAINTS 3 11842")).contains("11.842");
        assertThat(say(Language.EN, "AUDIENCE_LARGER 12000 1500")).contains("12,000", "1,500");
        assertThat(say(Language.EN, "AUDIENCE_LARGER 800 0"))
                .contains("none went out")
                .doesNotContain(" 0");
    }

    @Test
    void everyReasonForWhichAWholeRunWaitsHasASentenceInBothLanguages() {
        for (String why :
                List.of(
                        RunHeld.ACCOUNT_SUSPENDED,
                        RunHeld.RESTORED,
                        FirstLooks.TRIAL_OVER,
                        FirstLooks.LARGER + " 501 0")) {
            for (Language language : Language.values()) {
                assertThat(say(language, why)).as(why + " " + language).isNotEqualTo(why);
            }
        }
    }

    @Test
    void whatTheGateFoundLaterIsSaidOneByOne() {
        assertThat(say(Language.EN, "ACCOUNT_NOT_ACTIVE TERMS_OUTDATED"))
                .contains(texts.say(Language.EN, "gate.ACCOUNT_NOT_ACTIVE"))
                .contains(texts.say(Language.EN, "gate.TERMS_OUTDATED"));
    }

    @Test
    void whatAPersonWroteStaysAsItIs() {
        assertThat(say(Language.DE, "Falscher Preis in der Überschrift"))
                .isEqualTo("Falscher Preis in der Überschrift");
        assertThat(say(Language.EN, "HARD to believe")).isEqualTo("HARD to believe");
    }

    private String say(Language language, String why) {
        return HoldSentences.say(
                key -> texts.has(language, key),
                (key, figures) -> texts.say(language, key, figures),
                why);
    }
}
