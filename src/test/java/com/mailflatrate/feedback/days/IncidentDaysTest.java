package com.mailflatrate.feedback.days;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.feedback.bounce.Incident.Kind;
import com.mailflatrate.feedback.bounce.Incidents.Day;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** By how much bad days lengthen a mail's life. Hours count from its first attempt. */
class IncidentDaysTest {

    private static final Instant FIRST = Instant.parse("2026-11-21T08:00:00Z");
    private static final int LIFE = 72;

    @Test
    void aBadDayWithinTheLifeIsAddedToIt() {
        assertThat(end()).isEqualTo(72);
        assertThat(end(day(10, 34))).isEqualTo(96);
    }

    @Test
    void ofADayThatBeganBeforeTheMailOnlyTheRestCounts() {
        assertThat(end(day(-20, 4))).isEqualTo(76);
        assertThat(end(day(-20, -4))).isEqualTo(72);
    }

    @Test
    void anHourInTwoBadDaysCountsOnce() {
        assertThat(end(day(10, 34), day(20, 40))).isEqualTo(72 + 30);
        assertThat(end(day(10, 34), day(12, 20))).isEqualTo(72 + 24);
        assertThat(end(day(10, 34), day(10, 34))).isEqualTo(72 + 24);
    }

    @Test
    void whatBeginsWhenTheMailIsOverChangesNothing() {
        assertThat(end(day(73, 100))).isEqualTo(72);
        assertThat(end(day(60, 80), day(85, 95))).as("it lived by then").isEqualTo(72 + 20 + 10);
    }

    @Test
    void aDayTakenBackBeforeItBeganIsNone() {
        assertThat(end(day(30, 20))).isEqualTo(72);
    }

    @Test
    void nothingKeepsAMailForMoreThanAWeekLonger() {
        assertThat(end(day(1, 10_000))).isEqualTo(72 + 7 * 24);
    }

    private static Day day(int begun, int until) {
        return new Day(Kind.DOMAIN, "bad.test", at(begun), at(until));
    }

    private static Instant at(int hours) {
        return FIRST.plus(Duration.ofHours(hours));
    }

    private static long end(Day... days) {
        Instant end = IncidentDays.end(FIRST, Duration.ofHours(LIFE), List.of(days));
        return Duration.between(FIRST, end).toHours();
    }
}
