package com.mailflatrate.feedback.mails;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Stores mails as they come. Those that come at the same time share a transaction, because its end
 * costs more than a mail; each caller returns when its own mail is stored. Thread-safe.
 */
@Component
public final class Arrivals {

    private static final int TOGETHER = 100;
    private static final long TOGETHER_BYTES = 8 << 20;

    private final Mails mails;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final Lock storing = new ReentrantLock();

    Arrivals(Mails mails) {
        this.mails = mails;
    }

    /** A mail that somebody waits for. Its outcome is written and read under the lock. */
    private static final class Waiting {

        private final Incoming mail;
        private boolean done;
        private @Nullable RuntimeException fault;

        Waiting(Incoming mail) {
            this.mail = mail;
        }
    }

    /**
     * A mail with the size it had before it was cut.
     *
     * @param size bytes
     */
    public record Incoming(Arrived mail, long size) {}

    /** Stores one; when this returns it is in the database. */
    public void store(Arrived mail, long size) {
        Waiting mine = new Waiting(new Incoming(mail, size));
        waiting.add(mine);
        storing.lock();
        try {
            while (!mine.done) {
                store(some());
            }
        } finally {
            storing.unlock();
        }
        if (mine.fault != null) {
            throw mine.fault;
        }
    }

    private List<Waiting> some() {
        List<Waiting> some = new ArrayList<>();
        long bytes = 0;
        while (some.size() < TOGETHER && bytes < TOGETHER_BYTES) {
            Waiting next = waiting.poll();
            if (next == null) {
                break;
            }
            some.add(next);
            bytes += next.mail.mail().raw().length;
        }
        return some;
    }

    private void store(List<Waiting> some) {
        try {
            mails.store(some.stream().map(one -> one.mail).toList());
            some.forEach(one -> one.done = true);
        } catch (DataIntegrityViolationException oneOfThem) {
            some.forEach(this::alone);
        } catch (RuntimeException away) {
            some.forEach(one -> failed(one, away));
        }
    }

    private void alone(Waiting one) {
        try {
            mails.store(List.of(one.mail));
            one.done = true;
        } catch (RuntimeException fault) {
            failed(one, fault);
        }
    }

    private static void failed(Waiting one, RuntimeException fault) {
        one.fault = fault;
        one.done = true;
    }
}
