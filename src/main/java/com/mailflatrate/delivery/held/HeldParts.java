package com.mailflatrate.delivery.held;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.measures.Measure;
import com.mailflatrate.measures.Measures;
import com.mailflatrate.measures.Touch;
import com.mailflatrate.measures.Touches;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The parts of a mailing that a measure holds back, and what its account may do about them. */
@Component
@Transactional
public class HeldParts {

    private final HeldPartStore store;
    private final Measures measures;
    private final Touches touches;
    private final InstantSource clock;

    HeldParts(HeldPartStore store, Measures measures, Touches touches, InstantSource clock) {
        this.store = store;
        this.measures = measures;
        this.touches = touches;
        this.clock = clock;
    }

    /** How many mails of a run each measure holds back now. */
    @Transactional(readOnly = true)
    public Map<UUID, Long> counts(AccountId account, RunId run) {
        return store.counts(account, run);
    }

    /** How many mails of all mailings measures hold back now; none are left out. */
    @EngineTransactional(readOnly = true)
    public Map<UUID, Long> counts(Collection<UUID> measures) {
        return measures.isEmpty() ? Map.of() : store.counts(measures);
    }

    /**
     * Ends a measure before its time, by a person of the operator: what it held is due at once.
     * Refused as {@link Measures#lift} says.
     */
    @EngineTransactional
    public Outcome<Measure> lift(UUID measure, String note, Actor by) {
        Outcome<Measure> lifted = measures.lift(measure, note, by);
        if (lifted.isDone()) {
            store.lift(measure, clock.instant());
        }
        return lifted;
    }

    /**
     * Leaves out what a measure holds of a run, now and whatever comes to it later: these mails are
     * never sent, and the rest of the mailing need not wait for them. Cannot be undone. Refused as
     * {@link Touches#leaveOut} says.
     */
    public Outcome<Touch> leaveOut(AccountId account, RunId run, UUID measure, Actor by) {
        Outcome<Touch> left = touches.leaveOut(account, run, measure, by);
        if (left.isDone()) {
            store.leaveOut(account, run, measure, clock.instant());
        }
        return left;
    }
}
