package com.mailflatrate.feedback.bounce;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.policy.FreemailDomains;
import com.mailflatrate.policy.reply.RateRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Providers have bad days: a guard notices when one suddenly calls mailboxes unknown, stops
 * applying that, and takes back what was applied since the hour it began.
 */
@Component
@EngineTransactional
public class Incidents {

    private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);

    /** So long back a guard looks, and an incident reaches when it opens. */
    private static final Duration WINDOW = Duration.ofHours(1);

    private static final Duration LASTS = Duration.ofHours(24);
    private static final Duration HISTORY = Duration.ofDays(30);

    /** Without so many earlier mails nobody knows what is usual there. */
    private static final long KNOWN_FROM = 100;

    private static final double USUAL = 0.01;
    private static final double TOO_MANY = 0.05;
    private static final long LEAST = 5;
    private static final long GOOD_CONTACTS = 3;
    private static final int AT_ONCE = 500;

    private final IncidentStore store;
    private final TallyStore tallies;
    private final Deactivation deactivation;
    private final UuidV7 ids;
    private final InstantSource clock;

    Incidents(
            IncidentStore store,
            TallyStore tallies,
            Deactivation deactivation,
            UuidV7 ids,
            InstantSource clock) {
        this.store = store;
        this.tallies = tallies;
        this.deactivation = deactivation;
        this.ids = ids;
        this.clock = clock;
    }

    /** The newest, with how many refusals belong to each. */
    @EngineTransactional(readOnly = true)
    public List<Incident> recent(int rows) {
        return store.recent(rows);
    }

    /**
     * The incident a refusal of this domain belongs to; one is opened when this is the last straw.
     */
    Optional<UUID> around(String domain, @Nullable String hostGroup, Instant at) {
        return store.open(domain, hostGroup, at)
                .or(() -> domain(domain, at))
                .or(() -> hostGroup == null ? Optional.empty() : provider(hostGroup, at));
    }

    private Optional<UUID> domain(String domain, Instant at) {
        if (FreemailDomains.contains(domain)
                || store.goodRefused(domain, at.minus(WINDOW), at) < GOOD_CONTACTS) {
            return Optional.empty();
        }
        return Optional.of(
                open(
                        Incident.Kind.DOMAIN,
                        domain,
                        at,
                        "three good contacts refused within an hour"));
    }

    private Optional<UUID> provider(String group, Instant at) {
        Instant begin = at.minus(WINDOW).truncatedTo(ChronoUnit.HOURS);
        Tally now = tallies.hours(group, begin, at.plusSeconds(1));
        Tally usual = tallies.hours(group, at.minus(HISTORY), begin);
        boolean sudden =
                RateRules.exceeds(now.hard(), now.tried(), TOO_MANY, LEAST)
                        && usual.tried() >= KNOWN_FROM
                        && usual.rate() < USUAL;
        return sudden
                ? Optional.of(
                        open(
                                Incident.Kind.PROVIDER,
                                group,
                                at,
                                now.hard() + " of " + now.tried() + " refused within an hour"))
                : Optional.empty();
    }

    private UUID open(Incident.Kind kind, String name, Instant at, String why) {
        LOG.warn("incident opened kind={} name={} why={}", kind, name, why);
        return begin(
                kind, name, at.minus(WINDOW), at.plus(LASTS), why, Actor.system(Incident.GUARD));
    }

    /**
     * A person declares that a provider or a domain refused by mistake in this time; what was
     * applied is taken back at once.
     */
    public UUID declare(Incident.Kind kind, String name, Instant from, Instant until, Actor by) {
        return begin(kind, name, from, until, "declared by a person", by);
    }

    private UUID begin(
            Incident.Kind kind, String name, Instant from, Instant until, String why, Actor by) {
        Incident incident =
                new Incident(ids.next(), kind, name, from, until, why, by.name(), null, null, 0, 0);
        store.insert(incident);
        store.attach(incident, until);
        takeBack(incident.id(), by);
        return incident.id();
    }

    /** Puts back everybody this incident deactivated; twice is once. Gives how many. */
    public long undo(UUID incident, Actor by) {
        long count = takeBack(incident, by);
        store.close(incident, by.name(), clock.instant());
        return count;
    }

    private long takeBack(UUID incident, Actor by) {
        long count = 0;
        List<IncidentStore.Done> some = store.deactivated(incident, AT_ONCE);
        while (!some.isEmpty()) {
            for (IncidentStore.Done done : some) {
                deactivation.undo(done, by);
                store.undone(done, clock.instant());
                count++;
            }
            some = store.deactivated(incident, AT_ONCE);
        }
        return count;
    }
}
