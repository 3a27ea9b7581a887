package com.mailflatrate.measures;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.mailflatrate.transport.shaping.Rule;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How large a pattern becomes is known before it is compiled. */
class PatternSizeTest {

    @Test
    void aLetterIsOneStepAndARepetitionAsManyAsItSays() {
        assertThat(PatternSize.of("spam")).isEqualTo(4);
        assertThat(PatternSize.of("a{100}")).isEqualTo(101);
        assertThat(PatternSize.of("[^.]{0,60}")).isEqualTo(61);
        assertThat(PatternSize.of("(ab){3,}")).isBetween(6L, 12L);
        assertThat(PatternSize.of("")).isZero();
    }

    @Test
    void whatNoMemoryHoldsIsKnownWithoutTryingIt() {
        assertThat(PatternSize.of("((a{1000}){1000}){1000}")).isGreaterThan(1_000_000_000L);
        assertThat(PatternSize.of("(((((((a{999}){999}){999}){999}){999}){999}){999})"))
                .isGreaterThan(1_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a{90}[)]){90}",
                "(a{90}[(]b){90}",
                "(a{90}\\(b){90}",
                "(a{90}\\Q(\\E b){90}",
                "(a{90}[]()]){90}",
                "(a{90}[[:alpha:])]){90}",
                "(a{90}|b)*c{9}",
                "(?i:a{90}){90}",
                "\\pL{90}[^\\]]{90}",
                "x{,5}y{90}",
                "(?P<name>a{90}){2,90}"
            })
    void itIsNeverFarBelowWhatTheMachineMakesOfIt(String pattern) {
        int real = Pattern.compile(pattern).programSize();
        assertThat(PatternSize.of(pattern) * 3 + 10).as("%d steps", real).isGreaterThan(real);
    }

    @Test
    void theRowsOfTheProductAreFarFromTheLimit() {
        for (Rule rule : SiteRules.standing()) {
            assertThat(PatternSize.of(Objects.requireNonNull(rule.pattern()).pattern()))
                    .isLessThan(1_000);
        }
    }
}
