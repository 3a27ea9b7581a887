package com.mailflatrate.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SharedLooksTest {

    private long nanos;
    private int asked;
    private String stage = "RUNNING";
    private final SharedLooks<String, Integer> looks = new SharedLooks<>(() -> nanos);

    @Test
    void aCostlyAnswerIsKeptForTwentyTimesAsLongAsItTook() {
        assertThat(after(Duration.ofMillis(300))).isEqualTo(1);
        tick(Duration.ofMillis(5_999));
        assertThat(after(Duration.ofMillis(300))).isEqualTo(1);
        tick(Duration.ofMillis(1));
        assertThat(after(Duration.ofMillis(300))).isEqualTo(2);
    }

    @Test
    void aQuickAnswerIsFoundAnewEachTime() {
        assertThat(after(Duration.ofMillis(10))).isEqualTo(1);
        assertThat(after(Duration.ofMillis(10))).isEqualTo(2);
    }

    @Test
    void whoeverAsksWhileSomebodyLooksGetsTheAnswerBefore() {
        after(Duration.ofSeconds(1));
        tick(Duration.ofSeconds(60));
        int second =
                looks.get(
                        "run",
                        stage,
                        () -> {
                            assertThat(after(Duration.ofSeconds(1))).isEqualTo(1);
                            tick(Duration.ofSeconds(1));
                            return 7;
                        });
        assertThat(second).isEqualTo(7);
        assertThat(after(Duration.ZERO)).isEqualTo(7);
    }

    @Test
    void afterSomethingWasDoneTheAnswerIsNew() {
        after(Duration.ofSeconds(1));
        looks.forget("run");
        assertThat(after(Duration.ofSeconds(1))).isEqualTo(2);
    }

    @Test
    void whatWasFoundAtOneStageIsNoAnswerAtAnother() {
        assertThat(after(Duration.ofSeconds(1))).isEqualTo(1);
        stage = "FINISHED";
        assertThat(after(Duration.ofSeconds(1))).isEqualTo(2);
        assertThat(after(Duration.ofSeconds(1))).isEqualTo(2);
    }

    @Test
    void whoeverBeganToLookAtAnEarlierStageAndEndsLaterLeavesNoAnswerForThisOne() {
        looks.get(
                "run",
                "RUNNING",
                () -> {
                    stage = "FINISHED";
                    assertThat(after(Duration.ofSeconds(1))).isEqualTo(1);
                    tick(Duration.ofSeconds(2));
                    return 4_000;
                });

        assertThat(after(Duration.ofSeconds(1))).isEqualTo(2);
    }

    private int after(Duration time) {
        return looks.get(
                "run",
                stage,
                () -> {
                    tick(time);
                    return ++asked;
                });
    }

    private void tick(Duration time) {
        nanos += time.toNanos();
    }
}
