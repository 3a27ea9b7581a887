package com.mailflatrate.consent.clock;

import com.mailflatrate.audience.ListSummary.Frequency;
import com.mailflatrate.audience.ListSummary.Per;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * When the next mail keeps a promise (compliance row D7): so many in a calendar unit where the
 * account is, and never closer than 60 % of an even rhythm. Pure.
 */
public final class PromiseRules {

    private static final double GAP = 0.6;

    private PromiseRules() {}

    /** The earliest moment another mail may come; empty when that is now. */
    public static Optional<Instant> next(
            Frequency promise, Collection<Instant> mails, Instant now, ZoneId zone) {
        LocalDate unit = start(promise.per(), now.atZone(zone).toLocalDate());
        Instant began = unit.atStartOfDay(zone).toInstant();
        long had = mails.stream().filter(mail -> !mail.isBefore(began)).count();
        Instant rested =
                mails.stream()
                        .max(Comparator.naturalOrder())
                        .map(last -> last.plus(gap(promise)))
                        .orElse(Instant.MIN);
        Instant turn =
                had < promise.max()
                        ? now
                        : after(promise.per(), unit).atStartOfDay(zone).toInstant();
        Instant next = rested.isAfter(turn) ? rested : turn;
        return next.isAfter(now) ? Optional.of(next) : Optional.empty();
    }

    private static Duration gap(Frequency promise) {
        long days =
                switch (promise.per()) {
                    case WEEK -> 7;
                    case MONTH -> 30;
                    case QUARTER -> 91;
                };
        return Duration.ofSeconds((long) (GAP * Duration.ofDays(days).toSeconds() / promise.max()));
    }

    private static LocalDate start(Per per, LocalDate day) {
        return switch (per) {
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
        };
    }

    private static LocalDate after(Per per, LocalDate start) {
        return switch (per) {
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
            case QUARTER -> start.plusMonths(3);
        };
    }
}
