package com.mailflatrate.policy.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComplaintRulesTest {

    @ParameterizedTest
    @Covers("I9")
    @CsvSource({
        "2, 10, FINE",
        "3, 10000, FINE",
        "3, 1000, WARN",
        "4, 1000, WARN",
        "5, 1000, HOLD",
        "3, 100, HOLD",
        "30, 20000, WARN",
        "0, 0, FINE"
    })
    void fourOfAThousandAreAWarningAndFiveAHold(
            long complaints, long accepted, ComplaintRules.Step expected) {
        assertThat(ComplaintRules.of(complaints, accepted)).isEqualTo(expected);
    }
}
