package com.mailflatrate.policy;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Map;
import java.util.Set;

/**
 * The public holidays of the German states, computed. Days that only parts of a state keep
 * (Assumption in Bavaria, Corpus Christi in Saxony and Thuringia) do not count, so that no term
 * ends later than it may.
 */
final class Holidays {

    private static final Set<String> STATES =
            Set.of(
                    "BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN",
                    "ST", "SH", "TH");
    private static final Set<MonthDay> EVERYWHERE =
            Set.of(day(1, 1), day(5, 1), day(10, 3), day(12, 25), day(12, 26));
    private static final Map<MonthDay, Set<String>> FIXED =
            Map.of(
                    day(1, 6), Set.of("BW", "BY", "ST"),
                    day(3, 8), Set.of("BE", "MV"),
                    day(8, 15), Set.of("SL"),
                    day(9, 20), Set.of("TH"),
                    day(10, 31), Set.of("BB", "HB", "HH", "MV", "NI", "SH", "SN", "ST", "TH"),
                    day(11, 1), Set.of("BW", "BY", "NW", "RP", "SL"));
    private static final Set<Integer> AFTER_EASTER = Set.of(-2, 1, 39, 50);
    private static final Map<Integer, Set<String>> AFTER_EASTER_IN =
            Map.of(
                    0,
                    Set.of("BB"),
                    49,
                    Set.of("BB"),
                    60,
                    Set.of("BW", "BY", "HE", "NW", "RP", "SL"));
    private static final Map<LocalDate, String> ONCE =
            Map.of(LocalDate.of(2025, 5, 8), "BE", LocalDate.of(2028, 6, 17), "BE");

    private Holidays() {}

    /** Whether the offices of a state are closed that day for a holiday. */
    static boolean is(LocalDate date, String state) {
        if (!STATES.contains(state)) {
            throw new IllegalArgumentException("no German state: " + state);
        }
        MonthDay day = MonthDay.from(date);
        int afterEaster = date.getDayOfYear() - easter(date.getYear()).getDayOfYear();
        return EVERYWHERE.contains(day)
                || AFTER_EASTER.contains(afterEaster)
                || FIXED.getOrDefault(day, Set.of()).contains(state)
                || AFTER_EASTER_IN.getOrDefault(afterEaster, Set.of()).contains(state)
                || state.equals(ONCE.get(date))
                || (state.equals("SN") && date.equals(repentance(date.getYear())));
    }

    /** Easter Sunday by the Gregorian reckoning (Meeus, Jones, Butcher). */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return LocalDate.of(year, n / 31, n % 31 + 1);
    }

    /** The Wednesday before 23 November. */
    private static LocalDate repentance(int year) {
        LocalDate date = LocalDate.of(year, Month.NOVEMBER, 22);
        return date.minusDays((date.getDayOfWeek().getValue() + 4) % 7);
    }

    private static MonthDay day(int month, int day) {
        return MonthDay.of(month, day);
    }
}
