package com.mailflatrate.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** How often a door may be tried. */
class SignInLimitsTest {

    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-11-22T08:00:00Z"));

    private final SignInLimits limits = new SignInLimits(CLOCK);

    @Test
    void stuffingOverAThousandAddressesAndNetworksGetsAFractionOfItsTries() {
        int tried = 0;
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < 1000; i++) {
                String ip = "198.51." + (i / 250) + "." + (i % 250);
                String email = "person" + (i * 7 + round) % 1000 + "@firma.test";
                tried += limits.take(ip, email, null).secondsToWait() == 0 ? 1 : 0;
            }
        }
        assertThat(tried).isLessThan(3_300);
    }

    @Test
    void aDeviceThePersonWasSeenOnIsNotTouchedByWhatOthersDo() {
        for (int i = 0; i < 1000; i++) {
            limits.take("203.0.113." + i % 250, "ida@firma.test", null);
        }
        assertThat(limits.take("203.0.113.9", "ida@firma.test", null).secondsToWait()).isPositive();
        assertThat(limits.take("203.0.113.9", "ida@firma.test", "her device").secondsToWait())
                .isZero();
    }

    @Test
    void aStolenDeviceGuessesNoFasterThanAStranger() {
        int tried = 0;
        for (int i = 0; i < 100; i++) {
            tried +=
                    limits.take("203.0.113.9", "ida@firma.test", "stolen").secondsToWait() == 0
                            ? 1
                            : 0;
        }
        assertThat(tried).isEqualTo(10);
    }

    @Test
    void aRightPasswordGivesItsTurnBack() {
        for (int i = 0; i < 100; i++) {
            SignInLimits.Turn turn = limits.take("203.0.113.9", "ida@firma.test", null);
            assertThat(turn.secondsToWait()).isZero();
            turn.giveBack();
        }
    }

    @Test
    void oneNetworkCannotTryAnAddressMoreThanTenTimes() {
        int tried = 0;
        for (int i = 0; i < 100; i++) {
            String ip = "2001:db8::" + Integer.toHexString(i + 1);
            tried += limits.take(ip, "ida@firma.test", null).secondsToWait() == 0 ? 1 : 0;
        }
        assertThat(tried).isEqualTo(10);
    }
}
