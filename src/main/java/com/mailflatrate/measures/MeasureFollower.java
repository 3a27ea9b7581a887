package com.mailflatrate.measures;

import com.mailflatrate.kernel.UuidV7;
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
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Holds what delivery does and what the database says about it together: writes down what was
 * decided in memory, and brings into memory what people ended or added. After a start everything
 * that is in force holds again. {@link #follow} is for one thread.
 */
@Component
public class MeasureFollower {

    private static final long LOOK = Duration.ofMillis(500).toNanos();
    private static final int AT_ONCE = 500;

    private final Measures measures;
    private final SiteRules rules;
    private final InstantSource clock;
    private final Shaping shaping;
    private Map<UUID, Measure> before = Map.of();
    private boolean limited;
    private long lookedAt = System.nanoTime() - LOOK;

    MeasureFollower(Measures measures, SiteRules rules, UuidV7 ids, InstantSource clock) {
        this.measures = measures;
        this.rules = rules;
        this.clock = clock;
        this.shaping = new Shaping(clock, System::nanoTime, ids::next);
    }

    /** What acts by it, in memory. */
    public Shaping shaping() {
        return shaping;
    }

    /** Brings both together, twice a second at most; what is new is written down at once. */
    public void follow(Collection<Door> doors) {
        List<Step> steps = shaping.steps(AT_ONCE);
        boolean timeToLook = System.nanoTime() - lookedAt >= LOOK;
        if (steps.isEmpty() && !timeToLook) {
            return;
        }
        lookedAt = System.nanoTime();
        if (!steps.isEmpty()) {
            measures.begin(steps);
            shaping.written(steps.size());
        }
        shaping.rules(rules.open());
        shaping.inForce(measures.brakes());
        touch();
        apply(doors);
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

    private void apply(Collection<Door> doors) {
        Map<UUID, Measure> now =
                measures.inForce().stream().collect(Collectors.toMap(Measure::id, one -> one));
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
