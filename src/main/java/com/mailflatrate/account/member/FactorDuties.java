package com.mailflatrate.account.member;

import com.mailflatrate.account.Role;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.factor.Passkeys;
import com.mailflatrate.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Who holds much must show more: in an account of more than 5,000 contacts owners and editors need
 * a second factor of their own, an authenticator or a passkey. They have fourteen days to set one
 * up; after that a session without one gets no further than there. Keys go on.
 */
@Component
@EngineTransactional
public class FactorDuties {

    /** An account with more contacts than this is large. */
    public static final int MOST_WITHOUT = 5_000;

    /** How long people have from the day it is seen that their account is large. */
    public static final Duration GRACE = Duration.ofDays(14);

    private final FactorDutyStore store;
    private final Passkeys passkeys;
    private final InstantSource clock;

    FactorDuties(FactorDutyStore store, Passkeys passkeys, InstantSource clock) {
        this.store = store;
        this.passkeys = passkeys;
        this.clock = clock;
    }

    /** These are the large accounts, and no others; those that were keep their day. */
    public void renew(Collection<AccountId> large) {
        store.replace(large, clock.instant());
    }

    /**
     * Until when somebody in a session must have set up a second factor; in the past when it is
     * overdue. Empty for who has one or needs none.
     */
    @EngineTransactional(readOnly = true)
    public Optional<Instant> missing(SignedIn me) {
        boolean carries = me.roles().contains(Role.OWNER) || me.roles().contains(Role.EDITOR);
        return me.account()
                .filter(account -> carries && me.via() == SignedIn.Via.SESSION)
                .flatMap(store::since)
                .filter(since -> !store.hasAuthenticator(me.user()))
                .filter(since -> passkeys.of(me.user()).isEmpty())
                .map(since -> since.plus(GRACE));
    }

    /** Whether the fourteen days are over. */
    @EngineTransactional(readOnly = true)
    public boolean isOverdue(SignedIn me) {
        return missing(me).filter(until -> !clock.instant().isBefore(until)).isPresent();
    }
}
