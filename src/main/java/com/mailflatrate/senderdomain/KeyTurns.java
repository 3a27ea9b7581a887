package com.mailflatrate.senderdomain;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.mail.dkim.DkimKey;
import com.mailflatrate.senderdomain.KeyTurnStore.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Turns the DKIM keys of sender domains, and the platform's own, without anybody's help: accounts
 * point to us by CNAME. A key signs for half a year; the one after it has been published for a week
 * by then; a mail signed before verifies as long as its signature is valid, seven days (M3AAWG,
 * DKIM Key Rotation).
 */
@Component
@EngineTransactional
class KeyTurns {

    static final Duration SIGNS = Duration.ofDays(180);
    static final Duration KNOWN = Duration.ofDays(7);
    static final Duration EXPIRED = Duration.ofDays(8);

    private final KeyTurnStore store;
    private final PlatformKeys platform;
    private final DomainBook book;
    private final Signers signers;
    private final InstantSource clock;

    KeyTurns(
            KeyTurnStore store,
            PlatformKeys platform,
            DomainBook book,
            Signers signers,
            InstantSource clock) {
        this.store = store;
        this.platform = platform;
        this.book = book;
        this.signers = signers;
        this.clock = clock;
    }

    /** Lets the next keys sign where it is time. */
    void turn() {
        Instant now = clock.instant();
        for (Turn due : store.due(now.minus(SIGNS), now.minus(KNOWN))) {
            store.turn(due.account(), due.domain(), due.selector(), now);
            signers.forget(due.domain());
        }
        if (platform.turn()) {
            signers.forgetPlatform();
        }
    }

    /** Which keys have to be made anew. */
    @EngineTransactional(readOnly = true)
    List<Turn> worn() {
        return store.worn(clock.instant().minus(EXPIRED));
    }

    /** Publishes a fresh key, made before the transaction, in the place of a worn one. */
    void renew(Turn worn, DkimKey fresh) {
        book.renew(worn.account(), worn.domain(), worn.selector(), fresh);
    }

    /** The same for the platform's own. */
    void renewPlatform() {
        platform.renew();
    }
}
