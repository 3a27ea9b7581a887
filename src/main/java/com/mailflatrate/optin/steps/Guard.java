package com.mailflatrate.optin.steps;

import com.mailflatrate.account.Audit;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.optin.FormGuarded;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Slows a form down that brings addresses nobody confirms (compliance row C18): from 50 mails on,
 * more than 5 % that do not exist, fewer than 10 % confirmed after two days, or more than 1 % who
 * say it was somebody else. Then 20 mails a day, and a person looks.
 */
@Component
@EngineTransactional
public class Guard {

    static final int LEAST = 50;
    private static final int HARD_PERCENT = 5;
    private static final int CONFIRMED_PERCENT = 10;
    private static final int NOT_ME_PERCENT = 1;
    private static final Actor RULE = Actor.system("form guard");

    private final GuardStore store;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Guard(GuardStore store, Audit audit, ApplicationEventPublisher events, InstantSource clock) {
        this.store = store;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** How many mails those of the forms may still cause today that a rule slowed down. */
    @EngineTransactional(readOnly = true)
    public Map<UUID, Integer> room(Collection<UUID> forms) {
        return forms.isEmpty() ? Map.of() : store.room(forms, clock.instant());
    }

    /** A person looked and lets a form go on. */
    public void lift(AccountId account, UUID form) {
        store.lift(account, form);
    }

    /** Looks at all forms of the last 30 days. */
    public void judge() {
        for (GuardStore.Sums sums : store.sums(clock.instant(), LEAST)) {
            why(sums).ifPresent(why -> guard(sums, why));
        }
    }

    static Optional<String> why(GuardStore.Sums sums) {
        if (sums.hard() * 100 > sums.asked() * HARD_PERCENT) {
            return Optional.of("HARD");
        }
        if (sums.notMe() * 100 > sums.asked() * NOT_ME_PERCENT) {
            return Optional.of("NOT_ME");
        }
        boolean few =
                sums.oldAsked() >= LEAST
                        && sums.confirmed() * 100 < sums.oldAsked() * CONFIRMED_PERCENT;
        return few ? Optional.of("UNCONFIRMED") : Optional.empty();
    }

    private void guard(GuardStore.Sums sums, String why) {
        if (store.guard(sums.account(), sums.form(), why, clock.instant())) {
            audit.record(
                    sums.account(),
                    RULE,
                    "form.guarded",
                    sums.form().toString(),
                    Map.of(
                            "why", why,
                            "asked", Long.toString(sums.asked()),
                            "hard", Long.toString(sums.hard()),
                            "notMe", Long.toString(sums.notMe()),
                            "confirmed", Long.toString(sums.confirmed())));
            events.publishEvent(new FormGuarded(sums.account(), sums.form(), why));
        }
    }
}
