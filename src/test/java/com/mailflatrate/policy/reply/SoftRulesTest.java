package com.mailflatrate.policy.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoftRulesTest {

    private static final Instant FIRST = Instant.parse("2026-03-02T08:00:00Z");

    @ParameterizedTest
    @Covers("H4")
    @CsvSource({
        "2,PT9600H,false",
        "3,P179DT23H,false",
        "3,P180D,true",
        "4,P179DT23H,false",
        "5,P29DT23H,false",
        "5,P30D,true",
        "6,P29DT23H,false",
        "7,P13DT23H,false",
        "7,P14D,true",
        "20,P13DT23H,false"
    })
    void oneFewerOrAnHourLessIsNotEnough(int inARow, Duration over, boolean enough) {
        assertThat(SoftRules.isEnough(inARow, FIRST, FIRST.plus(over))).isEqualTo(enough);
    }
}
