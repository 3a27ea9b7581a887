package com.mailflatrate.feedback;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.feedback.bounce.Tallies;
import com.mailflatrate.kernel.AccountId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** How accounts' mail of seven days met mailboxes that exist, and what others do about it (H9). */
@Component
@EngineTransactional
public class Standings {

    private final Tallies tallies;
    private final ApplicationEventPublisher events;

    Standings(Tallies tallies, ApplicationEventPublisher events) {
        this.tallies = tallies;
        this.events = events;
    }

    /** Whether a person should look at whatever the account imports: above 2 %. */
    @EngineTransactional(readOnly = true)
    public boolean asksForCaution(AccountId account) {
        return tallies.of(account).compareTo(Tallies.Standing.IMPORTS_HELD) >= 0;
    }

    /** Tells the desk of those above 5 %; it knows which it has heard of. */
    public void tell() {
        tallies.concerns().stream()
                .filter(concern -> concern.standing() == Tallies.Standing.CASE)
                .map(one -> new DeadMailboxes(one.account(), one.week().hard(), one.week().tried()))
                .forEach(events::publishEvent);
    }
}
