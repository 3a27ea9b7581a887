package com.mailflatrate.policy.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.mailflatrate.given.Covers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateRulesTest {

    @ParameterizedTest
    @Covers({"I9", "H11"})
    @CsvSource({
        "4,1000,0.001,3,false",
        "5,1000,0.001,3,true",
        "1,15,0.02,5,false",
        "15,500,0.02,5,false",
        "20,500,0.02,5,true",
        "2,2,0.02,5,false",
        "0,0,0.02,0,false",
        "5,5,0.02,5,true"
    })
    void aRateActsOnlyWhenChanceDoesNotExplainIt(
            long events, long of, double limit, long minimum, boolean acts) {
        assertThat(RateRules.exceeds(events, of, limit, minimum)).isEqualTo(acts);
    }

    @Test
    void theChanceIsTheBinomialTail() {
        assertThat(RateRules.chance(1, 10, 0.1)).isCloseTo(1 - Math.pow(0.9, 10), within(1e-12));
        assertThat(RateRules.chance(10, 10, 0.5)).isCloseTo(Math.pow(0.5, 10), within(1e-12));
        assertThat(RateRules.chance(2000, 100_000, 0.02)).isCloseTo(0.5, within(0.01));
    }
}
