package com.mailflatrate.policy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;

/**
 * Terms in working days: Monday to Friday without the holidays of a German state; 24 and 31
 * December do not count.
 */
public final class WorkingDays {

    private static final LocalTime CLOSE = LocalTime.of(17, 0);

    private WorkingDays() {}

    /**
     * When a term ends: at 17:00 on the n-th working day after the day it began.
     *
     * @param days at least one
     * @param state two letters as in ISO 3166-2 ({@code BE}, {@code BY}, {@code NW} …)
     */
    public static Instant due(Instant from, int days, ZoneId zone, String state) {
        LocalDate date = from.atZone(zone).toLocalDate();
        for (int counted = 0; counted < days; ) {
            date = date.plusDays(1);
            if (isOne(date, state)) {
                counted++;
            }
        }
        return date.atTime(CLOSE).atZone(zone).toInstant();
    }

    /** Whether a day is a working day in a state. */
    public static boolean isOne(LocalDate date, String state) {
        boolean weekend =
                date.getDayOfWeek() == DayOfWeek.SATURDAY
                        || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        boolean yearEnd =
                date.getMonth() == Month.DECEMBER
                        && (date.getDayOfMonth() == 24 || date.getDayOfMonth() == 31);
        return !weekend && !yearEnd && !Holidays.is(date, state);
    }
}
