package com.mailflatrate.consent.clock;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.audience.ListSummary.Frequency;
import com.mailflatrate.audience.ListSummary.Per;
import com.mailflatrate.given.Covers;
import com.mailflatrate.policy.AgeRules;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Covers("D7")
class PromiseRulesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void weeklyIsOnceInACalendarWeekAndNeverCloserThanFourDays() {
        // Tuesday; the next week begins on Monday the 30th, local time
        assertThat(next(1, Per.WEEK, "2026-11-24T12:00:00Z", "2026-11-24T09:00:00Z"))
                .contains(Instant.parse("2026-11-29T23:00:00Z"));
        // mailed on Sunday evening: Monday is another week, and too soon all the same
        assertThat(next(1, Per.WEEK, "2026-11-30T09:00:00Z", "2026-11-29T18:00:00Z"))
                .contains(Instant.parse("2026-12-03T22:48:00Z"));
        assertThat(next(1, Per.WEEK, "2026-12-04T09:00:00Z", "2026-11-29T18:00:00Z")).isEmpty();
    }

    @Test
    void twiceAMonthIsTwiceAndNotOnTheSameDay() {
        assertThat(next(2, Per.MONTH, "2026-11-10T09:00:00Z", "2026-11-01T09:00:00Z")).isEmpty();
        assertThat(next(2, Per.MONTH, "2026-11-01T12:00:00Z", "2026-11-01T09:00:00Z"))
                .contains(Instant.parse("2026-11-10T09:00:00Z"));
        assertThat(
                        next(
                                2,
                                Per.MONTH,
                                "2026-11-24T09:00:00Z",
                                "2026-11-01T09:00:00Z",
                                "2026-11-12T09:00:00Z"))
                .contains(Instant.parse("2026-11-30T23:00:00Z"));
    }

    @Test
    void aQuarterBeginsWithItsFirstMonth() {
        assertThat(next(1, Per.QUARTER, "2026-11-24T09:00:00Z", "2026-10-02T09:00:00Z"))
                .contains(Instant.parse("2026-12-31T23:00:00Z"));
        assertThat(next(1, Per.QUARTER, "2026-11-24T09:00:00Z", "2026-09-20T09:00:00Z")).isEmpty();
    }

    @Test
    void whoeverHadNothingMayBeMailedNow() {
        assertThat(next(1, Per.QUARTER, "2026-11-24T09:00:00Z")).isEmpty();
    }

    @Test
    @Covers("D8")
    void aConsentFadesAfterTwelveMonthsAndEndsAfterTwentyFour() {
        Instant now = Instant.parse("2026-11-24T09:00:00Z");
        assertThat(AgeRules.of(Instant.parse("2025-11-24T09:00:00Z"), now, BERLIN))
                .isEqualTo(AgeRules.Age.FRESH);
        assertThat(AgeRules.of(Instant.parse("2025-11-24T08:59:59Z"), now, BERLIN))
                .isEqualTo(AgeRules.Age.FADING);
        assertThat(AgeRules.of(Instant.parse("2024-11-24T09:00:00Z"), now, BERLIN))
                .isEqualTo(AgeRules.Age.FADING);
        assertThat(AgeRules.of(Instant.parse("2024-11-24T08:59:59Z"), now, BERLIN))
                .isEqualTo(AgeRules.Age.STALE);
    }

    private static Optional<Instant> next(int max, Per per, String now, String... mails) {
        return PromiseRules.next(
                new Frequency(max, per),
                Stream.of(mails).map(Instant::parse).toList(),
                Instant.parse(now),
                BERLIN);
    }
}
