package com.mailflatrate.delivery;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A stop over everything, after the database went back in time: nothing leaves, neither mailings
 * nor letters, until a person of the operator has looked and lets it go.
 */
@Component
@EngineTransactional
public class Standstills {

    private static final Actor RULE = Actor.system("journal");

    private final StandstillStore store;
    private final Runs runs;
    private final InstantSource clock;

    Standstills(StandstillStore store, Runs runs, InstantSource clock) {
        this.store = store;
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * A stop.
     *
     * @param endedAt null while it lasts
     */
    public record Standstill(String why, Instant beganAt, @Nullable Instant endedAt) {}

    /** The one that lasts. */
    @EngineTransactional(readOnly = true)
    public Optional<Standstill> current() {
        return store.current();
    }

    /** Stops everything and holds every run that goes; once is enough. */
    public void begin(String why) {
        store.begin(why, clock.instant());
        store.running().forEach(run -> runs.hold(run.account(), run.run(), why, RULE));
    }

    /** Ends it: letters leave again, and the runs it held go on. Refused when there is none. */
    public Outcome<Standstill> release(String note, Actor by) {
        Optional<Standstill> current = store.current();
        if (current.isEmpty()) {
            return Outcome.refused(Code.WRONG_STATE);
        }
        store.end(note, by, clock.instant());
        store.heldBy(current.get().why())
                .forEach(run -> runs.release(run.account(), run.run(), note, by));
        return Outcome.done(current.get());
    }
}
