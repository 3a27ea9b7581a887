package com.mailflatrate.web.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.kernel.Language;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The wording a new form begins with. */
class SampleWordingTest {

    private final SampleWording wording =
            new SampleWording(Map.of(Language.DE, "Ja, gern.", Language.EN, "Yes, please."));

    @Test
    void aWordingNobodyChangedFollowsTheLanguageOfTheForm() {
        assertThat(sent("en", " Ja, gern.\n")).isEqualTo("Yes, please.");
        assertThat(sent("de", "Yes, please.")).isEqualTo("Ja, gern.");
        assertThat(sent("de", "Ja, gern.")).isEqualTo("Ja, gern.");
    }

    @Test
    void aWordingSomebodyWroteStaysAsItIs() {
        assertThat(sent("en", "Ja, gern. Und Brot.")).isEqualTo("Ja, gern. Und Brot.");
        assertThat(sent("fr", "Ja, gern.")).isEqualTo("Ja, gern.");
    }

    private String sent(String language, String text) {
        return wording.followed(Map.of("language", language, "consentText", text))
                .getOrDefault("consentText", "");
    }
}
