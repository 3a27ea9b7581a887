package com.mailflatrate.transport.shaping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How long a failed look is no reason to stop anything. */
class DoubtsTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final Doubts<String> doubts = new Doubts<>(now::get);

    @Test
    void whatCouldNotBeSeenIsLookedAtAgainAfterASecondThenLater() {
        assertThat(doubts.mustWait("run")).isFalse();
        assertThat(doubts.failed("run")).isFalse();
        assertThat(doubts.mustWait("run")).isTrue();
        assertThat(doubts.mustWait("another")).isFalse();
        tick(Duration.ofSeconds(1));
        assertThat(doubts.mustWait("run")).isFalse();
        doubts.failed("run");
        tick(Duration.ofSeconds(1));
        assertThat(doubts.mustWait("run")).isTrue();
        tick(Duration.ofSeconds(1));
        assertThat(doubts.mustWait("run")).isFalse();
    }

    @Test
    void theTenthFailureInARowIsOneTooMany() {
        for (int look = 1; look < 10; look++) {
            assertThat(doubts.failed("run")).isFalse();
        }
        assertThat(doubts.failed("run")).isTrue();
        doubts.settled("run");
        assertThat(doubts.mustWait("run")).isFalse();
        assertThat(doubts.failed("run")).as("in a row").isFalse();
        doubts.retain(List.of("another"));
        assertThat(doubts.mustWait("run")).isFalse();
    }

    private void tick(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
