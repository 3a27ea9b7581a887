package com.mailflatrate.transport.shaping;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.transport.shaping.Window.Pauses;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How many connections one side is given. */
class WindowTest {

    private long now;

    @Test
    void itGrowsWithMailsThatAreTaken() {
        Window window = new Window(2, 20, Pauses.PROVIDER);
        assertThat(enterAll(window)).isEqualTo(2);
        for (int i = 0; i < 6; i++) {
            window.succeeded();
        }
        assertThat(window.size(now)).isEqualTo(4);
        assertThat(enterAll(window)).isEqualTo(2);
        for (int i = 0; i < 10_000; i++) {
            window.succeeded();
        }
        assertThat(window.size(now)).isEqualTo(20);
    }

    @Test
    void theNumberThatWasRefusedIsNotTriedAgainForAWhileThatGrows() {
        Window window = new Window(20, 20, Pauses.PROVIDER);
        int refusals = 0;
        int opened = 0;
        for (int second = 0; second < 600; second++) {
            now += Duration.ofSeconds(1).toNanos();
            while (window.enter(now)) {
                if (window.open() > 5) {
                    window.refused(now);
                    window.leave();
                    refusals++;
                } else {
                    window.opened();
                    opened++;
                }
            }
            for (int mail = 0; mail < 100; mail++) {
                window.succeeded();
            }
            assertThat(window.open()).isEqualTo(5);
            window.leave(); // one connection has had its hundred mails
        }
        assertThat(opened).isGreaterThan(500);
        assertThat(refusals).isLessThan(10);
    }

    @Test
    void afterThreeRefusalsInARowItClosesLongerEachTimeAndOneConnectionProbes() {
        Window window = new Window(5, 20, Pauses.PROVIDER);
        for (int i = 0; i < 3; i++) {
            assertThat(window.enter(now)).isTrue();
            window.refused(now);
            window.leave();
        }
        assertThat(window.enter(now)).isFalse();
        assertThat(closed(window)).isEqualTo(Duration.ofMinutes(5));
        for (int minutes : new int[] {10, 20, 40, 60, 60}) {
            now += window.closedNanos(now);
            assertThat(window.enter(now)).isTrue();
            assertThat(window.enter(now)).as("one probe only").isFalse();
            window.refused(now);
            window.leave();
            assertThat(closed(window)).isEqualTo(Duration.ofMinutes(minutes));
        }
        now += window.closedNanos(now);
        assertThat(window.enter(now)).isTrue();
        window.opened();
        assertThat(window.size(now)).isEqualTo(1);
        window.succeeded();
        window.leave();
        assertThat(enterAll(window)).isEqualTo(2);
    }

    @Test
    void aNextHopOfOursIsTriedAgainAfterSeconds() {
        Window window = new Window(5, 8, Pauses.NEXT_HOP);
        window.enter(now);
        window.refused(now);
        window.leave();
        assertThat(closed(window)).isEqualTo(Duration.ofSeconds(1));
    }

    private Duration closed(Window window) {
        return Duration.ofNanos(window.closedNanos(now));
    }

    private int enterAll(Window window) {
        int entered = 0;
        while (window.enter(now)) {
            window.opened();
            entered++;
        }
        return entered;
    }
}
