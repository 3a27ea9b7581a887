package com.mailflatrate.transport.route;

import com.mailflatrate.transport.shaping.FairQueue.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;

/**
 * All lines of a node. Shares its connections max-min fair over the sites with work: no large one
 * can take all, each has one as long as there are enough, and whoever has waited longest is first.
 * Thread-safe; {@link #share} is for one thread.
 */
public final class Lines<T> {

    private final Map<Key, Line<T>> lines = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    private volatile boolean hasSpare = true;

    private record Key(String way, String pool) {}

    /** None yet. */
    public Lines(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** A site with its lines. */
    private static final class Group<T> {
        private final List<Line<T>> lines = new ArrayList<>();
        private final List<Line<T>> open = new ArrayList<>();
        private int waiting;
        private int connections;
        private int room;
        private long servedAt = Long.MAX_VALUE;
        private int share;

        int demand() {
            return Math.min(connections + room, waiting);
        }
    }

    /** Puts a thing behind those of its place on the line of a target from a pool. */
    public void add(Target target, String pool, Place place, T thing) {
        lines.compute(
                key(target, pool),
                (key, known) -> {
                    Line<T> line = known == null ? new Line<>(target, pool) : known;
                    line.queue().add(place, thing);
                    return line;
                });
    }

    /** The line of a target from a pool, if there is one just now. */
    public Optional<Line<T>> find(Target target, String pool) {
        return Optional.ofNullable(lines.get(key(target, pool)));
    }

    private static Key key(Target target, String pool) {
        return new Key(target instanceof Target.Site site ? site.way() : "", pool);
    }

    /** What waits for a site, over all ways to it. */
    public record Total(String site, int waiting, int connections) {}

    /** Sites with work, those with the most first. */
    public List<Total> totals() {
        Map<String, Total> totals = new HashMap<>();
        for (Line<T> line : lines.values()) {
            totals.merge(
                    line.site(),
                    new Total(line.site(), line.queue().size(), line.connections()),
                    (one, other) ->
                            new Total(
                                    one.site,
                                    one.waiting + other.waiting,
                                    one.connections + other.connections));
        }
        return totals.values().stream()
                .sorted(Comparator.comparingInt(Total::waiting).reversed())
                .toList();
    }

    /** All of them. */
    public Collection<Line<T>> all() {
        return lines.values();
    }

    /** What waits, everywhere. */
    public int waiting() {
        return lines.values().stream().mapToInt(line -> line.queue().size()).sum();
    }

    /** Whether more connections could be used than there is work for just now. */
    public boolean hasSpare() {
        return hasSpare;
    }

    /** Connections, everywhere. */
    public int connections() {
        return lines.values().stream().mapToInt(Line::connections).sum();
    }

    /**
     * Shares connections anew.
     *
     * @param budget connections of this node
     * @param room how many more may be opened on a line just now
     * @return lines that get one connection more, as often as they get one; each has begun
     */
    public List<Line<T>> share(int budget, ToIntFunction<Line<T>> room) {
        lines.keySet()
                .forEach(
                        key ->
                                lines.computeIfPresent(
                                        key, (same, line) -> isOver(line) ? null : line));
        Map<String, Group<T>> groups = new HashMap<>();
        for (Line<T> line : lines.values()) {
            count(groups.computeIfAbsent(line.site(), name -> new Group<>()), line, room);
        }
        divide(groups.values(), budget);
        int demand = groups.values().stream().mapToInt(Group::demand).sum();
        hasSpare = demand < budget;
        int left = budget - connections();
        List<Line<T>> begun = new ArrayList<>();
        for (Group<T> group : byWaiting(groups.values())) {
            boolean over = demand > budget && group.connections > group.share;
            boolean full = group.waiting > 0 && group.room <= 0;
            group.lines.forEach(line -> line.mustShare(over || full && line.queue().size() == 0));
            int more = group.open.isEmpty() ? 0 : Math.min(group.share - group.connections, left);
            for (int i = 0; i < more; i++) {
                begun.add(begin(group));
                left--;
            }
        }
        return begun;
    }

    private static boolean isOver(Line<?> line) {
        return line.queue().size() == 0 && line.connections() == 0;
    }

    private static <T> void count(Group<T> group, Line<T> line, ToIntFunction<Line<T>> room) {
        int waiting = line.queue().size();
        int open = waiting > 0 ? room.applyAsInt(line) : 0;
        group.lines.add(line);
        group.waiting += waiting;
        group.connections += line.connections();
        if (open > 0) {
            group.open.add(line);
            group.room = Math.max(group.room, open);
            group.servedAt = Math.min(group.servedAt, line.servedAt());
        }
    }

    private static <T> List<Group<T>> byWaiting(Collection<Group<T>> groups) {
        return groups.stream().sorted(Comparator.comparingLong(group -> group.servedAt)).toList();
    }

    /** The smallest demands first, each gets at most an equal part of what is left. */
    private static <T> void divide(Collection<Group<T>> groups, int budget) {
        List<Group<T>> all =
                byWaiting(groups.stream().filter(group -> group.demand() > 0).toList());
        if (all.size() >= budget) {
            all.stream().limit(budget).forEach(group -> group.share = 1);
            return;
        }
        int left = budget;
        int others = all.size();
        all = all.stream().sorted(Comparator.comparingInt(Group::demand)).toList();
        for (Group<T> group : all) {
            group.share = Math.min(group.demand(), left / others);
            left -= group.share;
            others--;
        }
    }

    private Line<T> begin(Group<T> group) {
        Line<T> line =
                Collections.min(
                        group.open,
                        Comparator.<Line<T>>comparingInt(Line::connections)
                                .thenComparingLong(Line::servedAt));
        line.begin(nanoTime.getAsLong());
        return line;
    }
}
