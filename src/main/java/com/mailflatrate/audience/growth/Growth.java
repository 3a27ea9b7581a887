package com.mailflatrate.audience.growth;

import com.mailflatrate.kernel.AccountId;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How an account's lists grew. What is counted is written by the database itself, whoever changes a
 * membership: today's subscribed people are those of any day before, plus who joined since, less
 * who departed. Somebody who is deleted counts as if never there, on the day they joined too.
 *
 * <p>Counts are kept by the full hour in UTC; in a zone whose midnight lies within one, that hour
 * belongs to the day in which it began.
 */
@Component
@Transactional(readOnly = true)
public class Growth {

    /** So many days can be asked for. */
    public static final int MOST_DAYS = 60;

    private final GrowthStore store;
    private final InstantSource clock;

    Growth(GrowthStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * The last days, the oldest first, today as the last.
     *
     * @param days 1 to {@link #MOST_DAYS}
     */
    public List<GrowthDay> of(AccountId account, ZoneId zone, int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("days: " + days);
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        LocalDate first = today.minusDays(days - 1L);
        Map<LocalDate, GrowthDay> known =
                store.byDay(account, zone, first.atStartOfDay(zone).toInstant());
        return Stream.iterate(first, day -> day.plusDays(1))
                .limit(days)
                .map(day -> known.getOrDefault(day, new GrowthDay(day, 0, 0)))
                .toList();
    }
}
