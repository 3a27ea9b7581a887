package com.mailflatrate.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.doors.Texts;
import com.mailflatrate.kernel.Language;
import org.junit.jupiter.api.Test;

/** What an account reads in its log when a measure was taken in a case. */
class MeasureWordsTest {

    private final Texts texts = new Texts();

    @Test
    void everyMeasureStandsInTheLogInWordsOfBothLanguages() {
        for (Measures.Action action : Measures.Action.values()) {
            for (Language language : Language.values()) {
                assertThat(texts.has(language, "audit.case." + action.word()))
                        .as("%s in %s", action, language)
                        .isTrue();
            }
        }
    }
}
