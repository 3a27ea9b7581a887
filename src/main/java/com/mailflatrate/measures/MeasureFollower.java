package com.mailflatrate.measures;

import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.transport.shaping.Brake;
import com.mailflatrate.transport.shaping.Door;
import com.mailflatrate.transport.shaping.Rule.Limit;
import com.mailflatrate.transport.shaping.Shaping;
import com.mailflatrate.transport.shaping.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Holds what delivery does and what the database says about it together: writes down what was
 * decided in memory, and brings into memory what people ended or added. After a start everything
 * that is in force holds again. {@link #follow} is for one thread.
 */
@Component
public class MeasureFollower {

    private static final Logger LOG = LoggerFactory.getLogger(MeasureFollower.class);
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final long LOOK = Duration.ofMillis(500).toNanos();
    private static final int AT_ONCE = 500;

    private final Measures measures;
    private final SiteRules rules;
    private final InstantSource clock;
    private final Shaping shaping;
    private final Map<UUID, Long> ended = new HashMap<>();
    private volatile Set<UUID> held = Set.of();
    private volatile Map<UUID, Measure> before = Map.of();
    private boolean limited;
    private long lookedAt = System.nanoTime() - LOOK;

    MeasureFollower(Measures measures, SiteRules rules, UuidV7 ids, InstantSource clock) {
        this.measures = measures;
        this.rules = rules;
        this.clock = clock;
        this.shaping = new Shaping(clock, System::nanoTime, ids::next);
    }

    /** How many measures are in force. */
    public int inForce() {
        return before.size() + held.size();
    }

    /** What acts by it, in memory. */
    public Shaping shaping() {
        return shaping;
    }

    /**
     * What need not wait any more.
     *
     * @param ended measures that held mail back and are over, for a minute: some mail may have been
     *     on its way to be held
     * @param leftOut measures whose mails of some {@code runs} were left out
     */
    public record Loose(Set<UUID> ended, Set<UUID> leftOut, Set<Long> runs) {

        /** Nothing. */
        static final Loose NOTHING = new Loose(Set.of(), Set.of(), Set.of());

        /** Copies. */
        public Loose {
            ended = Set.copyOf(ended);
            leftOut = Set.copyOf(leftOut);
            runs = Set.copyOf(runs);
        }

        /** Whether there is nothing. */
        public boolean isEmpty() {
            return ended.isEmpty() && leftOut.isEmpty();
        }
    }

    /**
     * Brings both together, twice a second at most; what is new is written down at once.
     *
     * @return what need not wait any more
     */
    public Loose follow(Collection<Door> doors) {
        List<Step> steps = shaping.steps(AT_ONCE);
        boolean timeToLook = System.nanoTime() - lookedAt >= LOOK;
        if (steps.isEmpty() && !timeToLook) {
            return Loose.NOTHING;
        }
        lookedAt = System.nanoTime();
        if (!steps.isEmpty()) {
            measures.begin(steps);
            shaping.written(steps.size());
            steps.forEach(MeasureFollower::say);
        }
        shaping.rules(rules.open());
        List<Brake> brakes = measures.brakes();
        Map<UUID, Measure> now =
                measures.inForce().stream().collect(Collectors.toMap(Measure::id, one -> one));
        shaping.inForce(
                brakes,
                now.values().stream()
                        .filter(one -> one.rule().equals(Shaping.BLOCK_LISTED))
                        .map(Measure::source)
                        .toList());
        touch();
        apply(now, doors);
        return loose(brakes);
    }

    private static void say(Step step) {
        LOG.warn(
                "{} at {} {} for {}: {}",
                step.rule(),
                step.site(),
                step.source(),
                step.lasts() == null ? "good" : step.lasts(),
                step.words());
    }

    private Loose loose(List<Brake> brakes) {
        long now = System.nanoTime();
        Set<UUID> still = brakes.stream().map(Brake::id).collect(Collectors.toSet());
        held.stream().filter(id -> !still.contains(id)).forEach(id -> ended.put(id, now));
        ended.values().removeIf(since -> now - since > MINUTE);
        held = still;
        List<Brake> leftOut = brakes.stream().filter(one -> !one.leftOut().isEmpty()).toList();
        return new Loose(
                ended.keySet(),
                leftOut.stream().map(Brake::id).collect(Collectors.toSet()),
                leftOut.stream()
                        .flatMap(one -> one.leftOut().stream())
                        .collect(Collectors.toSet()));
    }

    private void touch() {
        Collection<Shaping.Wait> waits = shaping.waits();
        try {
            if (!waits.isEmpty()) {
                measures.touch(waits);
            }
        } catch (RuntimeException away) {
            waits.forEach(shaping::waits);
            throw away;
        }
    }

    private void apply(Map<UUID, Measure> now, Collection<Door> doors) {
        boolean limits =
                shaping.hasStanding()
                        || now.values().stream().anyMatch(one -> !one.limit().equals(Limit.NONE));
        if (!now.isEmpty() || !before.isEmpty() || limits || limited) {
            Map<String, Door> byName = new HashMap<>();
            doors.forEach(door -> byName.put(door.name(), door));
            leave(now, byName);
            lift(now, byName);
            limit(now, doors);
        }
        before = now;
        limited = limits;
    }

    private void leave(Map<UUID, Measure> now, Map<String, Door> doors) {
        Instant at = clock.instant();
        for (Measure one : now.values()) {
            Door door = doors.get(name(one));
            if (door != null && one.limit().equals(Limit.NONE)) {
                Instant until = one.until();
                door.leaveFor(until == null ? null : Duration.between(at, until));
            }
        }
    }

    /** What is gone before its time was ended by a person. */
    private void lift(Map<UUID, Measure> now, Map<String, Door> doors) {
        Instant at = clock.instant();
        for (Measure one : before.values()) {
            Door door = doors.get(name(one));
            boolean ended = !now.containsKey(one.id()) && one.isInForce(at);
            if (ended && door != null && one.limit().equals(Limit.NONE)) {
                door.lift();
            }
        }
    }

    private void limit(Map<UUID, Measure> now, Collection<Door> doors) {
        Map<String, Limit> byName = new HashMap<>();
        now.values().forEach(one -> byName.merge(name(one), one.limit(), Limit::and));
        for (Door door : doors) {
            door.limit(
                    shaping.standing(door.site())
                            .and(byName.getOrDefault(door.name(), Limit.NONE)));
        }
    }

    private static String name(Measure one) {
        return one.source().isEmpty() ? one.site() : one.site() + " from " + one.source();
    }
}
