package com.mailflatrate.database.jobs;

import com.mailflatrate.database.EngineTransactional;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps an event from waiting for a day that is far away. One that was published while the clock
 * was ahead is never old enough to be offered again once the clock is right.
 */
@Component
@EngineTransactional
class EventDates {

    private static final Logger LOG = LoggerFactory.getLogger(EventDates.class);

    /** What two machines' clocks may differ by. */
    private static final Duration NO_MATTER = Duration.ofMinutes(2);

    private final EventStore store;
    private final InstantSource clock;

    EventDates(EventStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Dates those ahead of the clock now, so that their minute begins. */
    public void pullBack() {
        int events = store.pullBack(clock.instant().plus(NO_MATTER), clock.instant());
        if (events > 0) {
            LOG.warn("events were dated ahead of the clock events={}", events);
        }
    }
}
