package com.mailflatrate.delivery.held;

import com.mailflatrate.delivery.Runs;
import com.mailflatrate.delivery.held.FirstLookStore.Past;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.transport.route.Pools;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which mailings wait for a person of the operator before anything leaves: the first one after an
 * account's trial, where the trial has addresses of its own (compliance row A7), and one to far
 * more people than the account has mailed well so far (row D16). Nothing waits in the sandbox,
 * where nobody is there to look.
 */
@Component
@Transactional
public class FirstLooks {

    /** The trial of the account is over, and nobody has looked at it yet. */
    public static final String TRIAL_OVER = "TRIAL_OVER";

    /** Followed by how many people the mailing is for and how many the largest went well to. */
    public static final String LARGER = "AUDIENCE_LARGER";

    private static final long SMALL = 500;
    private static final int TIMES = 3;
    private static final Actor RULE = Actor.system("first-look");
    private static final Duration WELL_WITHIN = Duration.ofDays(90);

    private final FirstLookStore store;
    private final Runs runs;
    private final Pools pools;
    private final InstantSource clock;
    private final boolean sandbox;

    @Autowired
    FirstLooks(
            FirstLookStore store,
            Runs runs,
            Pools pools,
            InstantSource clock,
            @Value("${mailflatrate.delivery.mode:sandbox}") String mode) {
        this(store, runs, pools, clock, "sandbox".equals(mode));
    }

    FirstLooks(FirstLookStore store, Runs runs, Pools pools, InstantSource clock, boolean sandbox) {
        this.store = store;
        this.runs = runs;
        this.pools = pools;
        this.clock = clock;
        this.sandbox = sandbox;
    }

    /**
     * Holds a run that has just begun and that somebody has to look at, in the transaction in which
     * it began: nothing of it can have left.
     *
     * @param audience how many people it is for
     */
    public void before(AccountId account, RunId run, long audience) {
        reason(account, run, audience).ifPresent(why -> runs.hold(account, run, why, RULE));
    }

    private Optional<String> reason(AccountId account, RunId run, long audience) {
        if (sandbox) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Past past = store.past(account, run, now.minus(WELL_WITHIN));
        if (isUndecided(past, now)) {
            return Optional.of(TRIAL_OVER);
        }
        return audience > Math.max(SMALL, TIMES * past.largest())
                ? Optional.of(LARGER + ' ' + audience + ' ' + past.largest())
                : Optional.empty();
    }

    private boolean isUndecided(Past past, Instant now) {
        return pools.has(Pools.QUARANTINE)
                && !past.decided()
                && Trial.isOver(past.mailings() + 1, past.firstAt(), now);
    }
}
