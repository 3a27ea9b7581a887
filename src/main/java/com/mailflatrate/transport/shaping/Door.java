package com.mailflatrate.transport.shaping;

import com.mailflatrate.mail.smtp.Phase;
import com.mailflatrate.transport.shaping.Rule.Limit;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One side we send to, with its window and what its replies have led to. A refusal of the
 * connection is its affair alone and never touches a recipient. Thread-safe.
 */
public final class Door {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final long PATIENCE = Duration.ofSeconds(5).toNanos();
    private static final Duration FOR_GOOD = Duration.ofDays(365);
    private static final int LEAST_DROPS = 5;
    private static final int DROPS_IN = 20;

    private final String site;
    private final String source;
    private final Window window;
    private final LongSupplier nanoTime;
    private final Consumer<Event> events;
    private final Recent drops = new Recent();
    private final Recent dots = new Recent();
    private volatile Limit limit = Limit.NONE;
    private long next = Long.MIN_VALUE;

    /**
     * A door.
     *
     * @param site whose it is
     * @param source our address before it; empty when there is no choice
     */
    public Door(
            String site,
            String source,
            Window window,
            LongSupplier nanoTime,
            Consumer<Event> events) {
        this.site = site;
        this.source = source;
        this.window = window;
        this.nanoTime = nanoTime;
        this.events = events;
    }

    /**
     * Something we do by ourselves because of what the other side does.
     *
     * @param rule that led to it
     * @param limit what is done less of, or none when nothing is sent there
     * @param words of the other side
     * @param pause how long; null for until a person lifts it
     */
    public record Event(
            String site,
            String source,
            String rule,
            Limit limit,
            String words,
            @Nullable Duration pause) {}

    /** Its name: whose it is and from where we come. */
    public String name() {
        return source.isEmpty() ? site : site + " from " + source;
    }

    /** Whose it is. */
    public String site() {
        return site;
    }

    /** Our address before it; empty when there is no choice. */
    public String source() {
        return source;
    }

    /** How it is now. */
    public QueueLook.Site look() {
        long now = nanoTime.getAsLong();
        return new QueueLook.Site(
                name(),
                window.size(now),
                window.open(),
                perMinute(),
                TimeUnit.NANOSECONDS.toSeconds(window.closedNanos(now)));
    }

    /** Its window. */
    public Window window() {
        return window;
    }

    /** Takes room for a connection, if there is any. */
    public synchronized boolean enter() {
        return room() > 0 && window.enter(nanoTime.getAsLong());
    }

    /** How many more connections it allows. */
    public synchronized int room() {
        long now = nanoTime.getAsLong();
        int room = window.room(now);
        if (limit.connections() > 0) {
            room = Math.min(room, limit.connections() - window.open());
        }
        if (limit.perMinute() > 0) {
            boolean tooEarly = next != Long.MIN_VALUE && next - now > PATIENCE;
            int useful = (int) Math.min(1 + PATIENCE / interval(), Integer.MAX_VALUE);
            room = tooEarly ? 0 : Math.min(room, useful - window.open());
        }
        return room;
    }

    /** Whether more connections are open than it allows by now. */
    public synchronized boolean isOver() {
        return limit.connections() > 0 && window.open() > limit.connections();
    }

    /**
     * Takes the next turn for a mail.
     *
     * @return how long to wait for it, in nanoseconds; -1 when that would be too long
     */
    public long turn() {
        return limit.perMinute() == 0 ? 0 : reserved();
    }

    private synchronized long reserved() {
        long now = nanoTime.getAsLong();
        long at = next == Long.MIN_VALUE || next - now < 0 ? now : next;
        if (at - now > PATIENCE) {
            return -1;
        }
        next = at + interval();
        return at - now;
    }

    private long interval() {
        return MINUTE / Math.max(limit.perMinute(), 1);
    }

    /** Sets what it may get at most. */
    public synchronized void limit(Limit now) {
        limit = now;
    }

    /** What it may get at most. */
    public Limit limit() {
        return limit;
    }

    /** A connection was refused, failed, or was ended by a 421. */
    public void refused(Phase phase, int code, String words) {
        long now = nanoTime.getAsLong();
        window.refused(now);
        Rules.onConnection(phase, code, words)
                .ifPresent(action -> pause(action.name(), action.pause(), words, now));
    }

    /** A mail was taken. */
    public synchronized void taken() {
        window.succeeded();
        dots.add(nanoTime.getAsLong());
    }

    /** Mails taken in the last minute. */
    public synchronized long perMinute() {
        return dots.since(nanoTime.getAsLong(), MINUTE);
    }

    /** No reply came after a mail's end; too many of them, and it is left alone. */
    public synchronized void silent(String words) {
        long now = nanoTime.getAsLong();
        drops.add(now);
        long silent = drops.since(now, Recent.REACH);
        long all = silent + dots.since(now, Recent.REACH);
        if (silent >= LEAST_DROPS && silent * DROPS_IN > all) {
            pause("DROPS", Duration.ofMinutes(10), words, now);
        }
    }

    /** Leaves it alone, as a row of the table says. */
    synchronized void leave(Rule rule, String words) {
        pause(rule.name(), rule.lasts(), words, nanoTime.getAsLong());
    }

    /** Gives it less, as a row of the table says. */
    synchronized void hold(Rule rule, String words) {
        Limit stricter = limit.and(rule.limit());
        if (!stricter.equals(limit)) {
            limit = stricter;
            events.accept(new Event(site, source, rule.name(), rule.limit(), words, rule.lasts()));
        }
    }

    private synchronized void pause(String rule, @Nullable Duration lasts, String words, long now) {
        long nanos = (lasts == null ? FOR_GOOD : lasts).toNanos();
        boolean already = window.closedNanos(now) >= nanos / 10 * 9;
        window.close(now, nanos);
        if (!already) {
            events.accept(new Event(site, source, rule, Limit.NONE, words, lasts));
        }
    }

    /**
     * Leaves it alone for what is left of a time that was decided before.
     *
     * @param left null for until a person lifts it
     */
    public void leaveFor(@Nullable Duration left) {
        Duration rest = left == null ? FOR_GOOD : left;
        long now = nanoTime.getAsLong();
        if (window.closedNanos(now) < rest.toNanos() / 10 * 9) {
            window.close(now, rest.toNanos());
        }
    }

    /** A person says that it need not be left alone any more: one connection tries. */
    public void lift() {
        window.reopen(nanoTime.getAsLong());
    }
}
