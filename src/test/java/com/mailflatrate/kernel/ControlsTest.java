package com.mailflatrate.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rechnung\u202Egnp.exe",
                "\u202Aabc",
                "abc\u2066def\u2069",
                "zwei\u2028Zeilen",
                "zwei\u2029Absätze",
                "Glocke\u0007",
                "\u0000",
                "\u0085",
                "halb\uD800"
            })
    void whatShowsAnotherNameThanTheOneThatIsThereIsFound(String name) {
        assertThat(Controls.areIn(name)).isTrue();
        assertThat(Controls.areInLines(name)).isTrue();
        assertThat(Controls.areIn(Controls.without(name))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bäckerei Voß & Söhne",
                "חנות ספרים",
                "مكتبة النور",
                "פיצה\u200F (Kiel)",
                "می\u200Cخواهم",
                "👩\u200D🍳 Küche",
                "Cafe\u0301"
            })
    void namesOfAllLanguagesAreLeftAlone(String name) {
        assertThat(Controls.areIn(name)).isFalse();
        assertThat(Controls.without(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\t"})
    void linesMayEndOnlyWhereThereMayBeSeveral(String between) {
        String text = "eine" + between + "andere";
        assertThat(Controls.areIn(text)).isTrue();
        assertThat(Controls.areInLines(text)).isFalse();
    }
}
