package com.mailflatrate.feedback.days;

import com.mailflatrate.delivery.spi.BadDays;
import com.mailflatrate.feedback.bounce.HostGroups;
import com.mailflatrate.feedback.bounce.Incident.Kind;
import com.mailflatrate.feedback.bounce.Incidents;
import com.mailflatrate.feedback.bounce.Incidents.Day;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The incidents as times that do not count for mails. Held in memory and read again every half
 * minute by whoever asks then; while they cannot be read, those known before hold. Thread-safe.
 */
@Component
final class IncidentDays implements BadDays {

    /** No more than this is added to a mail's life. */
    static final Duration MOST = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(IncidentDays.class);
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Duration LONGEST_LIFE = Duration.ofDays(5);

    private final Incidents incidents;
    private final InstantSource clock;
    private volatile Known known = new Known(List.of(), Instant.MIN);

    private record Known(List<Day> days, Instant until) {}

    IncidentDays(Incidents incidents, InstantSource clock) {
        this.incidents = incidents;
        this.clock = clock;
    }

    @Override
    public Instant end(Instant first, Duration life, String domain, String host) {
        List<Day> days = days();
        return days.isEmpty() ? first.plus(life) : end(first, life, about(days, domain, host));
    }

    private static List<Day> about(List<Day> days, String domain, String host) {
        String group = HostGroups.of(host);
        return days.stream()
                .filter(day -> day.name().equals(day.kind() == Kind.DOMAIN ? domain : group))
                .toList();
    }

    /** Each instant once, however many incidents it is in. */
    static Instant end(Instant first, Duration life, List<Day> days) {
        Instant end = first.plus(life);
        Instant counted = first;
        for (Day day : days) {
            if (day.begun().isAfter(end)) {
                break;
            }
            Instant begun = day.begun().isAfter(counted) ? day.begun() : counted;
            if (day.until().isAfter(begun)) {
                end = end.plus(Duration.between(begun, day.until()));
                counted = day.until();
            }
        }
        Instant last = first.plus(life).plus(MOST);
        return end.isAfter(last) ? last : end;
    }

    /** Never older than half a minute: whoever comes while they are read waits for them. */
    private List<Day> days() {
        Known now = known;
        return clock.instant().isBefore(now.until()) ? now.days() : read();
    }

    private synchronized List<Day> read() {
        Instant now = clock.instant();
        Known old = known;
        if (now.isBefore(old.until())) {
            return old.days();
        }
        List<Day> days = old.days();
        try {
            days = incidents.days(now.minus(LONGEST_LIFE).minus(MOST));
        } catch (RuntimeException away) {
            LOG.warn("incidents cannot be read: {}", away.toString());
        }
        known = new Known(days, now.plus(FRESH));
        return days;
    }
}
