package com.mailflatrate.campaign.unusual;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Audit;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.MailingId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sending as the account never did within a year: at an hour of the day at which nothing was
 * released, with a link to a site no mail has led to. On a new device both together are what a
 * hijacked account looks like (compliance row A13), so an owner has to confirm.
 */
@Component
@Transactional
public class UnusualSending {

    /** Why such a mailing waits. */
    public static final String WHY = "UNUSUAL_SENDING";

    private static final Duration HABIT = Duration.ofDays(365);
    private static final int HOURS = 24;

    private final HabitStore store;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    UnusualSending(
            HabitStore store, Audit audit, ApplicationEventPublisher events, InstantSource clock) {
        this.store = store;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Whether both are new.
     *
     * @param from the sender's address; its own site and the company's are never new
     */
    @Transactional(readOnly = true)
    public boolean isNew(Account account, String from, @Nullable String... texts) {
        Instant now = clock.instant();
        return isNewHour(account.zone(), now, store.releases(account.id(), now.minus(HABIT)))
                && leadsElsewhere(account, from, LinkSites.of(texts), now);
    }

    private boolean leadsElsewhere(Account account, String from, Set<String> sites, Instant now) {
        Set<String> known = store.sites(account.id(), now.minus(HABIT));
        EmailAddress.parse(from).ifPresent(own -> known.add(LinkSites.site(own.domain())));
        known.addAll(LinkSites.of(account.company().website()));
        return !known.containsAll(sites);
    }

    /** One hour earlier or later is the same habit. */
    static boolean isNewHour(ZoneId zone, Instant now, List<Instant> before) {
        int hour = now.atZone(zone).getHour();
        return before.stream()
                .map(at -> Math.floorMod(at.atZone(zone).getHour() - hour, HOURS))
                .noneMatch(apart -> apart <= 1 || apart == HOURS - 1);
    }

    /** Says that a mailing waits for an owner. */
    public void held(
            Account account, MailingId mailing, CampaignId campaign, String name, SignedIn by) {
        audit.record(
                account.id(),
                by.actor(),
                "mailing.unusual",
                mailing.toString(),
                Map.of("name", name));
        events.publishEvent(
                new UnusualSendingHeld(
                        account.id(), mailing, campaign, name, by.name(), clock.instant()));
    }
}
