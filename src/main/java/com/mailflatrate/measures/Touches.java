package com.mailflatrate.measures;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.RunId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What measures mean for a mailing, for its account. */
@Component
@Transactional
public class Touches {

    private final TouchStore store;
    private final InstantSource clock;

    Touches(TouchStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** All that touched a run, newest first, at most 100. */
    @Transactional(readOnly = true)
    public List<Touch> of(AccountId account, RunId run) {
        return store.of(account, run);
    }

    /**
     * Notes that the account leaves out what a measure holds of a run. Refused with {@code
     * NOT_FOUND}, or {@code WRONG_STATE} when it is over, left out already, or about a site as a
     * whole.
     */
    public Outcome<Touch> leaveOut(AccountId account, RunId run, UUID measure, Actor by) {
        Instant now = clock.instant();
        List<Touch> all = store.of(account, run);
        if (all.stream().noneMatch(touch -> touch.measure().equals(measure))) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        boolean may =
                all.stream()
                        .anyMatch(
                                touch ->
                                        touch.measure().equals(measure) && touch.mayBeLeftOut(now));
        if (!may || !store.leaveOut(account, run, measure, by, now)) {
            return Outcome.refused(Code.WRONG_STATE);
        }
        return store.of(account, run).stream()
                .filter(touch -> touch.measure().equals(measure))
                .findFirst()
                .map(Outcome::done)
                .orElseThrow();
    }
}
