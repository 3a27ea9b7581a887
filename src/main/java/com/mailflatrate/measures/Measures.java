package com.mailflatrate.measures;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Keyset;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.transport.shaping.Brake;
import com.mailflatrate.transport.shaping.Shaping.Wait;
import com.mailflatrate.transport.shaping.Step;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What we do by ourselves about sites, for the operator: all of it, and its end before its time.
 */
@Component
@EngineTransactional
public class Measures {

    private final MeasureStore store;
    private final InstantSource clock;

    Measures(MeasureStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Newest first.
     *
     * @param onlyInForce without those that are over
     */
    @EngineTransactional(readOnly = true)
    public Page<Measure> page(boolean onlyInForce, PageRequest request) {
        return Page.of(
                store.page(
                        onlyInForce, clock.instant(), Keyset.before(request), request.limit() + 1),
                request.limit(),
                measure -> measure.id().toString());
    }

    /** One; empty when there is none of this id. */
    @EngineTransactional(readOnly = true)
    public Optional<Measure> find(UUID id) {
        return store.find(id);
    }

    /**
     * Ends one before its time. Refused with {@code NOT_FOUND}, or {@code WRONG_STATE} when it is
     * over.
     *
     * @param note why, at most 500 characters
     */
    public Outcome<Measure> lift(UUID id, String note, Actor by) {
        if (store.find(id).isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        Instant now = clock.instant();
        if (!store.lift(id, note, by, now)) {
            return Outcome.refused(Code.WRONG_STATE);
        }
        store.tellTouched(id, now);
        return Outcome.done(store.find(id).orElseThrow());
    }

    /** Writes down what was decided; twice is once. */
    void begin(List<Step> steps) {
        Instant now = clock.instant();
        steps.forEach(step -> store.begin(step, now));
        steps.stream()
                .filter(step -> step.run() > 0)
                .forEach(
                        step ->
                                store.touch(
                                        new AccountId(step.account()),
                                        new RunId(step.run()),
                                        step.id()));
    }

    /** Writes down which mailings wait because of what. */
    void touch(Collection<Wait> waits) {
        Instant now = clock.instant();
        for (Wait wait : waits) {
            AccountId account = new AccountId(wait.account());
            RunId run = new RunId(wait.run());
            UUID step = wait.step();
            if (step == null) {
                store.touchBySite(account, run, wait.site(), now);
            } else {
                store.touch(account, run, step);
            }
        }
    }

    @EngineTransactional(readOnly = true)
    List<Measure> inForce() {
        return store.inForce(clock.instant());
    }

    @EngineTransactional(readOnly = true)
    List<Brake> brakes() {
        return store.brakes(clock.instant());
    }
}
