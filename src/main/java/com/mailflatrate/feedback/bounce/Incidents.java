package com.mailflatrate.feedback.bounce;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.feedback.bounce.IncidentStore.About;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Keyset;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.policy.FreemailDomains;
import com.mailflatrate.policy.reply.RateRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
    private static final String GOOD_REFUSED = "three good contacts refused within an hour";
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

    /** Opened last first, with how many refusals belong to each. */
    @EngineTransactional(readOnly = true)
    public Page<Incident> page(PageRequest request) {
        return Page.of(
                store.page(Keyset.before(request), request.limit() + 1),
                request.limit(),
                incident -> incident.id().toString());
    }

    /** One; empty when there is none of this id. */
    @EngineTransactional(readOnly = true)
    public Optional<Incident> find(UUID id) {
        return store.find(id);
    }

    /** Whose refusals belong to an incident, most first. */
    @EngineTransactional(readOnly = true)
    public List<Hit> hit(UUID id) {
        return store.hit(id);
    }

    /**
     * An account that an incident hit.
     *
     * @param deactivated contacts that are out because of it now
     * @param returned contacts that were out and are back
     */
    public record Hit(AccountId account, long refused, long deactivated, long returned) {}

    /** A time in which somebody's refusals are a mistake; taken back, it ends there. */
    public record Day(Incident.Kind kind, String name, Instant begun, Instant until) {}

    /** Those that end after an instant, by their beginnings. */
    @EngineTransactional(readOnly = true)
    public List<Day> days(Instant after) {
        return store.days(after);
    }

    /**
     * Where a refusal was met.
     *
     * @param domain of the recipient
     * @param hostGroup who runs the host that refused, null when unknown
     */
    record Place(String domain, @Nullable String hostGroup) {}

    /**
     * The incidents that refusals at these places belong to; one is opened where they are the last
     * straw.
     *
     * @param first the instant of the earliest of them, {@code last} that of the latest: close
     *     together
     */
    Map<Place, UUID> around(List<Place> places, Instant first, Instant last) {
        Set<String> domains = places.stream().map(Place::domain).collect(Collectors.toSet());
        Set<String> groups = new HashSet<>();
        places.stream().map(Place::hostGroup).filter(Objects::nonNull).forEach(groups::add);
        Map<About, UUID> open = store.open(domains, groups, first, last);
        domains.removeIf(
                domain ->
                        FreemailDomains.contains(domain)
                                || open.containsKey(new About(Incident.Kind.DOMAIN, domain)));
        for (String domain : store.goodRefused(domains, first.minus(WINDOW), last, GOOD_CONTACTS)) {
            open.put(
                    new About(Incident.Kind.DOMAIN, domain),
                    open(Incident.Kind.DOMAIN, domain, last, GOOD_REFUSED));
        }
        groups.removeIf(group -> open.containsKey(new About(Incident.Kind.PROVIDER, group)));
        for (String group : groups) {
            suddenly(group, last)
                    .map(why -> open(Incident.Kind.PROVIDER, group, last, why))
                    .ifPresent(id -> open.put(new About(Incident.Kind.PROVIDER, group), id));
        }
        return at(places, open);
    }

    private static Map<Place, UUID> at(List<Place> places, Map<About, UUID> open) {
        Map<Place, UUID> around = new HashMap<>();
        for (Place place : places) {
            UUID domain = open.get(new About(Incident.Kind.DOMAIN, place.domain()));
            String group = place.hostGroup();
            UUID id =
                    domain != null || group == null
                            ? domain
                            : open.get(new About(Incident.Kind.PROVIDER, group));
            if (id != null) {
                around.put(place, id);
            }
        }
        return around;
    }

    /** Why a provider's hour is unlike its month; empty when it is not. */
    private Optional<String> suddenly(String group, Instant at) {
        Instant begin = at.minus(WINDOW).truncatedTo(ChronoUnit.HOURS);
        Tally now = tallies.hours(group, begin, at.plusSeconds(1));
        if (!RateRules.exceeds(now.hard(), now.tried(), TOO_MANY, LEAST)) {
            return Optional.empty();
        }
        Tally usual = tallies.hours(group, at.minus(HISTORY), begin);
        return usual.tried() >= KNOWN_FROM && usual.rate() < USUAL
                ? Optional.of(now.hard() + " of " + now.tried() + " refused within an hour")
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
