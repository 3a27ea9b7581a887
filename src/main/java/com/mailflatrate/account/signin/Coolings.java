package com.mailflatrate.account.signin;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Twelve hours without bulk after what an abductor does first (compliance row A13): a password set
 * by a mailed link, a second factor replaced or removed, a new key that may confirm. It holds for
 * that person or that key only, and not in an account's first day, when there is nothing to carry
 * off.
 */
@Component
@EngineTransactional(readOnly = true)
public class Coolings {

    /** How long. */
    public static final Duration LASTS = Duration.ofHours(12);

    /** An account this young does not cool. */
    public static final Duration YOUNG = Duration.ofDays(1);

    private final FactorStore store;
    private final InstantSource clock;

    Coolings(FactorStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Until when this person or key sends nothing in bulk; empty when it may. */
    public Optional<Instant> until(AccountId account, Instant accountMade, SignedIn me) {
        Instant cooled =
                me.via() == SignedIn.Via.KEY ? ofKey(account, me) : store.coolingOf(me.user());
        return Optional.ofNullable(cooled)
                .filter(until -> until.isAfter(clock.instant()))
                .filter(until -> until.minus(LASTS).isAfter(accountMade.plus(YOUNG)));
    }

    private @Nullable Instant ofKey(AccountId account, SignedIn me) {
        Instant made = me.viaId() == null ? null : store.confirmingKeyMade(account, me.viaId());
        return made == null ? null : made.plus(LASTS);
    }
}
