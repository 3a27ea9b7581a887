package com.mailflatrate.web.start;

import com.mailflatrate.audience.growth.GrowthDay;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A month of an account's lists as a picture: what joined stands above a line, what departed hangs
 * below it, both to one scale.
 *
 * @param days the oldest first, today as the last
 */
public record GrowthChart(List<GrowthDay> days) {

    /** The height of the picture in its own units; each day is {@link #STEP} wide. */
    public static final int HEIGHT = 120;

    /** From one day to the next. */
    public static final int STEP = 10;

    /** What stays free above the highest bar, for its label. */
    private static final int HEAD = 18;

    /** So high a bar is at least, so that a single person can be seen. */
    private static final long LEAST = 2;

    /** Copies the list. */
    public GrowthChart {
        days = List.copyOf(days);
    }

    /**
     * The bar of a day.
     *
     * @param x its left edge
     * @param up units above the line
     * @param down units below it
     */
    public record Bar(int x, long up, long down) {}

    /** How many joined. */
    public long joined() {
        return days.stream().mapToLong(GrowthDay::joined).sum();
    }

    /** How many departed. */
    public long departed() {
        return days.stream().mapToLong(GrowthDay::departed).sum();
    }

    /** How many more there are than before these days; less than zero when there are fewer. */
    public long gain() {
        return joined() - departed();
    }

    /** Whether nothing happened at all. */
    public boolean isStill() {
        return moved().isEmpty();
    }

    /** The days on which something happened, the newest first. */
    public List<GrowthDay> moved() {
        return days.reversed().stream()
                .filter(day -> day.joined() != 0 || day.departed() != 0)
                .toList();
    }

    /** The day on which most joined, the latest of several. */
    public Optional<GrowthDay> best() {
        return days.reversed().stream()
                .filter(day -> day.joined() > 0)
                .max(Comparator.comparingLong(GrowthDay::joined));
    }

    /** Where a day stands from left to right, in percent of the width. */
    public int place(GrowthDay day) {
        return (days.indexOf(day) * 100 + 50) / days.size();
    }

    /** The width in units. */
    public int width() {
        return days.size() * STEP;
    }

    /** How far below the upper edge the line is. */
    public long line() {
        return HEAD + scaled(most(true));
    }

    /** One for each day. */
    public List<Bar> bars() {
        return IntStream.range(0, days.size())
                .mapToObj(
                        at ->
                                new Bar(
                                        at * STEP,
                                        scaled(days.get(at).joined()),
                                        scaled(days.get(at).departed())))
                .toList();
    }

    private long scaled(long count) {
        long room = HEIGHT - HEAD - 2 * LEAST;
        long whole = Math.max(1, most(true) + most(false));
        return count <= 0 ? 0 : Math.max(LEAST, count * room / whole);
    }

    private long most(boolean joined) {
        return days.stream()
                .mapToLong(day -> Math.max(0, joined ? day.joined() : day.departed()))
                .max()
                .orElse(0);
    }
}
