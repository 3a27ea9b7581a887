package com.mailflatrate.transport.shaping;

import com.mailflatrate.transport.shaping.FairQueue.Place;
import com.mailflatrate.transport.shaping.Rule.Action;
import com.mailflatrate.transport.shaping.Rule.Limit;
import com.mailflatrate.transport.shaping.Step.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the other side's words lead to: counts replies by the table of rules, and holds back what a
 * rule holds back. Acts at once and in memory; what it did waits in {@link #steps} for whoever
 * writes it down. Thread-safe.
 */
public final class Shaping implements Listed {

    /** The rule that pauses mailings from an address of ours. */
    public static final String BLOCK_LISTED = "BLOCK_LISTED";

    private static final int MOST_TALLIES = 10_000;
    private static final int MOST_STEPS = 10_000;
    private static final int SITES_THAT_NAME_A_LIST = 3;
    private static final Duration LISTED_WITHIN = Duration.ofHours(1);
    private static final Duration LISTED_FOR = Duration.ofDays(1);

    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final Supplier<UUID> ids;
    private final Map<Tally, Deque<Long>> tallies =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Tally, Deque<Long>> eldest) {
                    return size() > MOST_TALLIES;
                }
            };
    private final Deque<Step> steps = new ArrayDeque<>();
    private final Map<UUID, Brake> fresh = new ConcurrentHashMap<>();
    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
    private final Map<String, Map<String, Long>> listedAt = new ConcurrentHashMap<>();
    private volatile Set<String> paused = Set.of();
    private volatile List<Rule> rules = Rules.STANDING;
    private volatile List<Brake> known = List.of();

    private record Tally(String rule, String key) {}

    /** A mailing of which something waits because of what was done about a site. */
    public record Wait(@Nullable UUID step, String site, long account, long run) {}

    /** With the rules that come with the product. */
    public Shaping(InstantSource clock, LongSupplier nanoTime, Supplier<UUID> ids) {
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.ids = ids;
    }

    /** Rows of the operator, which come before those of the product. */
    public void rules(List<Rule> own) {
        List<Rule> all = new ArrayList<>(own);
        all.addAll(Rules.STANDING);
        rules = List.copyOf(all);
    }

    /** What a site may get at most without having said anything. */
    public Limit standing(String site) {
        return rules.stream()
                .filter(rule -> rule.isStanding() && rule.isAbout(site))
                .map(Rule::limit)
                .reduce(Limit.NONE, Limit::and);
    }

    /** Whether any row limits a site that has said nothing. */
    public boolean hasStanding() {
        return rules.stream().anyMatch(Rule::isStanding);
    }

    /**
     * A mail was refused, and the words may speak of us: the first row that fits counts.
     *
     * @param run 0 for a letter, which is ours and not the account's
     */
    public void heard(Door door, long account, long run, int code, String words) {
        rules.stream()
                .filter(rule -> rule.fits(door.site(), code, words))
                .findFirst()
                .ifPresent(rule -> count(rule, door, account, run, words));
    }

    private void count(Rule rule, Door door, long account, long run, String words) {
        boolean ofAccount =
                rule.action() == Action.LEAVE_ACCOUNT || rule.action() == Action.LEAVE_MAILING;
        if (ofAccount && run == 0) {
            return;
        }
        String key =
                switch (rule.action()) {
                    case LEAVE_SITE, LIMIT -> door.name();
                    case LEAVE_ACCOUNT -> door.site() + ' ' + account;
                    case LEAVE_MAILING -> door.site() + ' ' + account + ' ' + run;
                };
        if (isReached(rule, new Tally(rule.name(), key))) {
            act(rule, door, account, run, words);
        }
    }

    private boolean isReached(Rule rule, Tally tally) {
        long now = nanoTime.getAsLong();
        synchronized (tallies) {
            Deque<Long> times = tallies.computeIfAbsent(tally, none -> new ArrayDeque<>());
            times.addLast(now);
            while (now - times.getFirst() > rule.within().toNanos()) {
                times.removeFirst();
            }
            boolean reached = times.size() >= rule.times();
            if (reached) {
                tallies.remove(tally);
            }
            return reached;
        }
    }

    private void act(Rule rule, Door door, long account, long run, String words) {
        switch (rule.action()) {
            case LEAVE_SITE -> {
                door.leave(rule, words);
                namesAList(rule, door, words);
            }
            case LIMIT -> door.hold(rule, words);
            case LEAVE_ACCOUNT -> brake(rule, Scope.ACCOUNT, door.site(), account, 0, words);
            case LEAVE_MAILING -> brake(rule, Scope.MAILING, door.site(), account, run, words);
        }
    }

    /** One site alone may say anything; what three say within an hour is believed. */
    private void namesAList(Rule rule, Door door, String words) {
        if (!rule.name().equals(Rules.LISTED) || door.window().isNextHop()) {
            return;
        }
        long now = nanoTime.getAsLong();
        Map<String, Long> sites =
                listedAt.computeIfAbsent(door.source(), none -> new ConcurrentHashMap<>());
        sites.put(door.site(), now);
        sites.values().removeIf(at -> now - at > LISTED_WITHIN.toNanos());
        if (sites.size() >= SITES_THAT_NAME_A_LIST) {
            sites.clear();
            listed(door.source(), words);
        }
    }

    @Override
    public void listed(String source, String words) {
        synchronized (steps) {
            if (paused.contains(source) || steps.size() >= MOST_STEPS) {
                return;
            }
            Set<String> more = new HashSet<>(paused);
            more.add(source);
            paused = Set.copyOf(more);
            steps.addLast(
                    new Step(
                            ids.get(),
                            BLOCK_LISTED,
                            Scope.SITE,
                            "",
                            source,
                            0,
                            0,
                            Limit.NONE,
                            words,
                            LISTED_FOR));
        }
    }

    @Override
    public boolean isPaused(String source) {
        return paused.contains(source);
    }

    private void brake(Rule rule, Scope scope, String site, long account, long run, String words) {
        Step step =
                new Step(
                        ids.get(),
                        rule.name(),
                        scope,
                        site,
                        "",
                        account,
                        run,
                        Limit.NONE,
                        words,
                        rule.lasts());
        Instant until = rule.lasts() == null ? null : clock.instant().plus(rule.lasts());
        synchronized (steps) {
            if (found(List.of(step.site()), account, run).isPresent()
                    || steps.size() >= MOST_STEPS) {
                return;
            }
            fresh.put(step.id(), new Brake(step.id(), step.site(), account, run, until, Set.of()));
            steps.addLast(step);
        }
    }

    /** A door did something by itself. */
    public void decided(Door.Event event) {
        synchronized (steps) {
            if (steps.size() < MOST_STEPS) {
                steps.addLast(
                        new Step(
                                ids.get(),
                                event.rule(),
                                Scope.SITE,
                                event.site(),
                                event.source(),
                                0,
                                0,
                                event.limit(),
                                event.words(),
                                event.pause()));
            }
        }
    }

    /**
     * The oldest steps nobody has written down, at most so many; they stay until {@link #written}.
     */
    public List<Step> steps(int most) {
        synchronized (steps) {
            return steps.stream().limit(most).toList();
        }
    }

    /** The oldest so many are written down. */
    public void written(int count) {
        synchronized (steps) {
            for (int i = 0; i < count; i++) {
                steps.removeFirst();
            }
        }
    }

    /**
     * What is in force by what was written down; what is not written yet stays in force too.
     *
     * @param sources our addresses from which no mailing leaves
     */
    public void inForce(Collection<Brake> brakes, Collection<String> sources) {
        synchronized (steps) {
            known = List.copyOf(brakes);
            Set<String> all = new HashSet<>(sources);
            steps.stream()
                    .filter(step -> step.rule().equals(BLOCK_LISTED))
                    .forEach(step -> all.add(step.source()));
            paused = Set.copyOf(all);
            Set<UUID> open = new HashSet<>();
            steps.forEach(step -> open.add(step.id()));
            fresh.keySet().retainAll(open);
        }
    }

    /**
     * What holds a mailing's mail back at these sites; only when each of them does. Whoever asks
     * holds it back, and its account is told.
     */
    public Optional<Brake> on(List<String> sites, long account, long run) {
        Optional<Brake> brake = found(sites, account, run);
        brake.ifPresent(one -> waits(new Wait(one.id(), one.site(), account, run)));
        return brake;
    }

    private Optional<Brake> found(List<String> sites, long account, long run) {
        if (known.isEmpty() && fresh.isEmpty() || run == 0) {
            return Optional.empty();
        }
        Optional<Brake> first = Optional.empty();
        for (String site : sites) {
            Optional<Brake> brake = brake(site, account, run);
            if (brake.isEmpty()) {
                return brake;
            }
            first = first.isPresent() ? first : brake;
        }
        return first;
    }

    private Optional<Brake> brake(String site, long account, long run) {
        Instant now = clock.instant();
        return Stream.concat(known.stream(), fresh.values().stream())
                .filter(brake -> brake.site().equals(site) && brake.holds(account, run, now))
                .findFirst();
    }

    /** Something of a mailing waits because of this; with a step, or for a site as a whole. */
    public void waits(Wait wait) {
        if (wait.run() > 0) {
            waits.add(wait);
        }
    }

    /** Mailings wait because of what was done about these sites, if anything was. */
    public void waitAt(List<String> sites, List<Place> places) {
        for (Place place : places) {
            sites.forEach(site -> waits(new Wait(null, site, place.account(), place.run())));
        }
    }

    /** Something of a mailing waits because of what was done about an address of ours. */
    public void waitsForAll(long account, long run) {
        waits(new Wait(null, "", account, run));
    }

    /** Who waits since this was asked last. */
    public Collection<Wait> waits() {
        List<Wait> taken = List.copyOf(waits);
        taken.forEach(waits::remove);
        return taken;
    }
}
