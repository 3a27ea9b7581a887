package com.mailflatrate.given;

import com.mailflatrate.database.Clock;
import com.mailflatrate.database.TimeTravel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The service's time, in a test's hand. It only moves forward, and all tests of a context share it.
 */
public class TestTime {

    private final Clock clock;
    private final ObjectProvider<TimeTravel> travel;

    TestTime(Clock clock, ObjectProvider<TimeTravel> travel) {
        this.clock = clock;
        this.travel = travel;
    }

    /** Now. */
    public Instant now() {
        return clock.instant();
    }

    /** The clock as the code under test gets it. */
    public InstantSource source() {
        return clock;
    }

    /** Moves time; no job runs because of it. */
    public void tick(Duration by) {
        clock.move(by);
    }

    /** Moves time and returns when everything that was due in between had its turn. */
    public void advance(Duration by) {
        travel.getObject().advance(by);
    }
}
