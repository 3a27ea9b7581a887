package com.mailflatrate.account.signin;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
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
    private final Accounts accounts;
    private final InstantSource clock;

    Coolings(FactorStore store, Accounts accounts, InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Until when a domain sends nothing in bulk; empty when it may. One that came in an account's
     * first day does not cool.
     */
    public static Optional<Instant> ofDomain(Account account, Instant added) {
        return added.isBefore(account.createdAt().plus(YOUNG))
                ? Optional.empty()
                : Optional.of(added.plus(LASTS));
    }

    /** Refused with {@code COOLING} while this person or key sends nothing in bulk. */
    public Outcome<SignedIn> check(SignedIn me) {
        Optional<Account> account = me.account().flatMap(accounts::find);
        return account.flatMap(where -> until(where, me))
                .map(later -> Outcome.<SignedIn>refused(Reason.of(Code.COOLING)))
                .orElseGet(() -> Outcome.done(me));
    }

    private Optional<Instant> until(Account account, SignedIn me) {
        Instant cooled =
                me.via() == SignedIn.Via.KEY ? ofKey(account.id(), me) : store.coolingOf(me.user());
        return Optional.ofNullable(cooled)
                .filter(until -> until.isAfter(clock.instant()))
                .filter(until -> until.minus(LASTS).isAfter(account.createdAt().plus(YOUNG)));
    }

    private @Nullable Instant ofKey(AccountId account, SignedIn me) {
        Instant made = me.viaId() == null ? null : store.confirmingKeyMade(account, me.viaId());
        return made == null ? null : made.plus(LASTS);
    }
}
