package com.mailflatrate.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StampTest {

    @Test
    void everyTimeThatIsWrittenIsReadAsTheGeneralParserReadsIt() {
        Random random = new Random(4711);
        int[] grains = {1, 1_000, 1_000_000, 1_000_000_000};
        for (int i = 0; i < 2_000; i++) {
            int grain = grains[i % grains.length];
            Instant at =
                    Instant.ofEpochSecond(
                            random.nextLong(-60_000_000_000L, 250_000_000_000L),
                            random.nextLong(1_000_000_000) / grain * grain);
            assertThat(Stamp.parse(at.toString())).isEqualTo(at);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-28T23:59:60Z",
                "2026-02-28T24:00:00Z",
                "2026-02-28T10:15:30.5Z",
                "2026-02-28T10:15:30.Z",
                "2026-02-28T10:15:30+01:00",
                "-0001-02-28T10:15:30Z"
            })
    void whatTheGeneralParserTakesIsTakenAlike(String text) {
        assertThat(Stamp.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-02-30T10:15:30Z",
                "2026-13-01T10:15:30Z",
                "2026-02-28T10:61:30Z",
                "2026-02-28T10:15:30.1234567890Z",
                "2026-02-28T10:15:30.12a4Z",
                "2026-02-28 10:15:30Z",
                "2026-02-28T10:15:30"
            })
    void whatIsNoTimeIsRefused(String text) {
        assertThatThrownBy(() -> Stamp.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
