package com.mailflatrate.transport.shaping;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What waits in memory: letters first, then the accounts in turn, and the runs of an account in
 * turn, one at a time. So a small mailing beside a large one waits for as many mails as there are
 * accounts, not for the large one. Thread-safe; whoever waits may be a virtual thread.
 */
public final class FairQueue<T> {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Deque<T> letters = new ArrayDeque<>();
    private final Map<Long, Account<T>> accounts = new HashMap<>();
    private final Deque<Account<T>> turn = new ArrayDeque<>();
    private int size;

    /**
     * Whose turn a thing takes.
     *
     * @param run 0 for a letter
     */
    public record Place(long account, long run) {}

    private static final class Account<T> {
        private final long id;
        private final Map<Long, Deque<T>> runs = new HashMap<>();
        private final Deque<Long> turn = new ArrayDeque<>();

        Account(long id) {
            this.id = id;
        }

        void add(long run, T thing, boolean first) {
            Deque<T> line =
                    runs.computeIfAbsent(
                            run,
                            none -> {
                                turn.addLast(run);
                                return new ArrayDeque<>();
                            });
            if (first) {
                line.addFirst(thing);
            } else {
                line.addLast(thing);
            }
        }

        T next() {
            Long run = turn.removeFirst();
            Deque<T> line = Objects.requireNonNull(runs.get(run), "a run in turn has a line");
            T thing = line.removeFirst();
            if (line.isEmpty()) {
                runs.remove(run);
            } else {
                turn.addLast(run);
            }
            return thing;
        }
    }

    /** Puts a thing behind those of its place. */
    public void add(Place place, T thing) {
        put(place, thing, false);
    }

    /** Puts a thing back before those of its place. */
    public void addFirst(Place place, T thing) {
        put(place, thing, true);
    }

    private void put(Place place, T thing, boolean first) {
        lock.lock();
        try {
            if (place.run() == 0) {
                if (first) {
                    letters.addFirst(thing);
                } else {
                    letters.addLast(thing);
                }
            } else {
                Account<T> account = accounts.get(place.account());
                if (account == null) {
                    account = new Account<>(place.account());
                    accounts.put(place.account(), account);
                    turn.addLast(account);
                }
                account.add(place.run(), thing, first);
            }
            size++;
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The next one, or null when none came in time. */
    public @Nullable T take(long patience, TimeUnit unit) throws InterruptedException {
        long left = unit.toNanos(patience);
        lock.lockInterruptibly();
        try {
            while (size == 0) {
                if (left <= 0) {
                    return null;
                }
                left = filled.awaitNanos(left);
            }
            return next();
        } finally {
            lock.unlock();
        }
    }

    private T next() {
        size--;
        T letter = letters.pollFirst();
        if (letter != null) {
            return letter;
        }
        Account<T> account = turn.removeFirst();
        T thing = account.next();
        if (account.runs.isEmpty()) {
            accounts.remove(account.id);
        } else {
            turn.addLast(account);
        }
        return thing;
    }

    /** Whose things wait, letters apart. */
    public List<Place> places() {
        lock.lock();
        try {
            return accounts.values().stream()
                    .flatMap(one -> one.runs.keySet().stream().map(run -> new Place(one.id, run)))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** How many wait. */
    public int size() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }

    /** How many wait at a place; run 0 counts the letters of all accounts. */
    public int size(Place place) {
        lock.lock();
        try {
            if (place.run() == 0) {
                return letters.size();
            }
            Account<T> account = accounts.get(place.account());
            Deque<T> line = account == null ? null : account.runs.get(place.run());
            return line == null ? 0 : line.size();
        } finally {
            lock.unlock();
        }
    }

    /** Everything that waits, taken out. */
    public List<T> drain() {
        lock.lock();
        try {
            List<T> all = new ArrayList<>();
            while (size > 0) {
                all.add(next());
            }
            return all;
        } finally {
            lock.unlock();
        }
    }
}
