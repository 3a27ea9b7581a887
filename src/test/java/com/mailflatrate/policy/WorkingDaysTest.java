package com.mailflatrate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-11-19T08:00:00Z,2,BE,2026-11-23T16:00:00Z", // Thursday: Friday, Monday
        "2026-11-20T22:30:00Z,2,BE,2026-11-24T16:00:00Z", // Friday night
        "2026-11-21T12:00:00Z,1,BE,2026-11-23T16:00:00Z", // Saturday
        "2026-12-22T12:00:00Z,2,BE,2026-12-28T16:00:00Z", // 23rd; 24th to 27th do not count
        "2026-12-30T12:00:00Z,1,BE,2027-01-04T16:00:00Z", // New Year's Eve, New Year, weekend
        "2027-03-24T12:00:00Z,2,HH,2027-03-30T15:00:00Z", // Easter, and summer time between
        "2026-10-30T12:00:00Z,1,NW,2026-11-02T16:00:00Z",
        "2026-11-17T12:00:00Z,1,SN,2026-11-19T16:00:00Z", // Buß- und Bettag
        "2026-11-17T12:00:00Z,1,BY,2026-11-18T16:00:00Z"
    })
    void aTermEndsAtFiveOnTheNthWorkingDayAfterTheDayItBegan(
            Instant from, int days, String state, Instant due) {
        assertThat(WorkingDays.due(from, days, BERLIN, state)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2024,2024-03-31",
        "2025,2025-04-20",
        "2026,2026-04-05",
        "2027,2027-03-28",
        "2038,2038-04-25"
    })
    void easterIsComputed(int year, LocalDate easter) {
        assertThat(Holidays.easter(year)).isEqualTo(easter);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-06,BY,true", "2026-01-06,BE,false", "2026-03-08,BE,true", "2026-04-03,BE,true",
                "2026-05-14,BE,true",
        "2026-05-25,BE,true", "2026-06-04,BY,true", "2026-06-04,BE,false", "2026-08-15,SL,true",
                "2026-10-31,HH,true",
        "2026-10-31,BY,false", "2026-11-01,BY,true", "2026-11-18,SN,true", "2026-11-18,BE,false",
                "2025-05-08,BE,true"
    })
    void eachStateHasItsHolidays(LocalDate date, String state, boolean holiday) {
        assertThat(Holidays.is(date, state)).isEqualTo(holiday);
    }

    @Test
    void anUnknownStateIsAMistakeOfOurs() {
        assertThatThrownBy(() -> WorkingDays.isOne(LocalDate.of(2026, 11, 20), "XX"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
