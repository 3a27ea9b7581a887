package com.mailflatrate.web.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.audience.growth.GrowthDay;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthChartTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);

    @Test
    void barsStandAndHangToOneScaleWithinThePicture() {
        GrowthChart chart = chart(100, 50, 0, 25);
        assertThat(chart.bars()).extracting(GrowthChart.Bar::up).containsExactly(65L, 0L);
        assertThat(chart.bars()).extracting(GrowthChart.Bar::down).containsExactly(32L, 16L);
        for (GrowthChart.Bar bar : chart.bars()) {
            assertThat(chart.line() - bar.up()).isNotNegative();
            assertThat(chart.line() + bar.down()).isLessThanOrEqualTo(GrowthChart.HEIGHT);
        }
    }

    @Test
    void onePersonIsSeenBesideAHundredThousand() {
        assertThat(chart(100_000, 0, 1, 0).bars().getLast().up()).isPositive();
        assertThat(chart(100_000, 0, 0, 1).bars().getLast().down()).isPositive();
    }

    @Test
    void aDayFromWhichPeopleWereTakenBackHasNoBar() {
        GrowthChart chart = chart(-3, 0, 5, 0);
        assertThat(chart.bars().getFirst().up()).isZero();
        assertThat(chart.gain()).isEqualTo(2);
    }

    @Test
    void ofTwoBestDaysTheLaterIsNamed() {
        GrowthChart chart = chart(7, 0, 7, 0);
        assertThat(chart.best().orElseThrow().day()).isEqualTo(FIRST.plusDays(1));
        assertThat(chart(0, 4, 0, 0).best()).isEmpty();
        assertThat(chart(0, 0, 0, 0).isStill()).isTrue();
    }

    private static GrowthChart chart(long joined, long departed, long then, long gone) {
        return new GrowthChart(
                List.of(
                        new GrowthDay(FIRST, joined, departed),
                        new GrowthDay(FIRST.plusDays(1), then, gone)));
    }
}
