package com.mailflatrate.account.signin;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.EngineTransactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Who works on a device the person had not been seen on before (compliance row A13). The first send
 * from there wants a second factor shown within the last minutes. Not in an account's first day,
 * when every device is new.
 */
@Component
@EngineTransactional
public class NewDevices {

    private final SessionStore store;
    private final Accounts accounts;
    private final InstantSource clock;

    NewDevices(SessionStore store, Accounts accounts, InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Where somebody works; a key for machines is never new. */
    @EngineTransactional(readOnly = true)
    public Device of(SignedIn me) {
        if (me.via() != SignedIn.Via.SESSION || me.viaId() == null) {
            return Device.KNOWN;
        }
        Instant now = clock.instant();
        boolean young =
                me.account()
                        .flatMap(accounts::find)
                        .map(Account::createdAt)
                        .filter(made -> made.plus(Coolings.YOUNG).isAfter(now))
                        .isPresent();
        Optional<SessionStore.Seen> seen = store.device(me.viaId());
        return seen.map(
                        session -> {
                            boolean strange = session.strange() && !young;
                            Instant proved = session.provedAt();
                            boolean fresh =
                                    proved != null && proved.isAfter(now.minus(StepUps.FRESH));
                            return new Device(
                                    strange, strange && !session.sent() && !fresh, proved);
                        })
                .orElse(Device.KNOWN);
    }

    /** Something was sent from there. */
    public void sent(SignedIn me) {
        if (me.via() == SignedIn.Via.SESSION && me.viaId() != null) {
            store.sent(me.viaId(), clock.instant());
        }
    }
}
