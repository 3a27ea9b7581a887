package com.mailflatrate.transport.shaping;

import com.mailflatrate.mail.smtp.Phase;
import com.mailflatrate.transport.shaping.Rules.Action;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * One side we send to, with its window and what its replies have led to. A refusal of the
 * connection is its affair alone and never touches a recipient. Thread-safe.
 */
public final class Door {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int LEAST_DROPS = 5;
    private static final int DROPS_IN = 20;

    private final String name;
    private final Window window;
    private final LongSupplier nanoTime;
    private final Consumer<Event> events;
    private final Map<String, Deque<Long>> seen = new HashMap<>();
    private final Recent drops = new Recent();
    private final Recent dots = new Recent();

    /** A door of this name, with this window. */
    public Door(String name, Window window, LongSupplier nanoTime, Consumer<Event> events) {
        this.name = name;
        this.window = window;
        this.nanoTime = nanoTime;
        this.events = events;
    }

    /**
     * Something we do by ourselves because of what the other side does.
     *
     * @param rule that led to it
     * @param words of the other side
     * @param pause how long nothing is sent there
     */
    public record Event(String site, String rule, String words, Duration pause) {}

    /** Its name. */
    public String name() {
        return name;
    }

    /** Its window. */
    public Window window() {
        return window;
    }

    /** Takes room for a connection, if there is any. */
    public boolean enter() {
        return window.enter(nanoTime.getAsLong());
    }

    /** How many more connections it allows. */
    public int room() {
        return window.room(nanoTime.getAsLong());
    }

    /** A connection was refused, failed, or was ended by a 421. */
    public void refused(Phase phase, int code, String words) {
        long now = nanoTime.getAsLong();
        window.refused(now);
        Rules.onConnection(phase, code, words).ifPresent(action -> pause(action, words, now));
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
            pause(new Action("DROPS", 1, Duration.ofMinutes(10)), words, now);
        }
    }

    /** A mail was refused for now; some words speak of us, not of the recipient. */
    public void replied(int code, String words) {
        Rules.onReply(code, words).ifPresent(action -> count(action, words));
    }

    private synchronized void count(Action action, String words) {
        Deque<Long> times = seen.computeIfAbsent(action.name(), none -> new ArrayDeque<>());
        times.addLast(nanoTime.getAsLong());
        forget(times, MINUTE);
        if (times.size() >= action.threshold()) {
            times.clear();
            pause(action, words, nanoTime.getAsLong());
        }
    }

    private synchronized void pause(Action action, String words, long now) {
        boolean already = window.closedNanos(now) >= action.pause().toNanos() / 10 * 9;
        window.close(now, action.pause().toNanos());
        if (!already) {
            events.accept(new Event(name, action.name(), words, action.pause()));
        }
    }

    private void forget(Deque<Long> times, long age) {
        long now = nanoTime.getAsLong();
        while (!times.isEmpty() && now - times.getFirst() > age) {
            times.removeFirst();
        }
    }
}
