package com.mailflatrate.transport.journal;

import com.mailflatrate.transport.journal.Entry.Flushed;
import com.mailflatrate.transport.journal.Entry.Head;
import com.mailflatrate.transport.journal.Entry.Intent;
import com.mailflatrate.transport.journal.Entry.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running journal. One thread writes: it takes what waits, writes it, makes it durable, wakes
 * those who wait, and begins again; there is no timer. The file is written anew without what is
 * settled whenever it has grown. Thread-safe.
 */
public final class Journal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final int MOST_AT_ONCE = 10_000;

    /** Bytes after which the file is written anew. */
    public static final long GROWN = 16 << 20;

    private static final long IDLE_MILLIS = 50;

    private final JournalFile file;
    private final boolean sync;
    private final long grown;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Queue<Waiting> unhurried = new ConcurrentLinkedQueue<>();
    private final Map<Long, List<Entry>> open = new LinkedHashMap<>();
    private final Thread writer;
    private volatile boolean working = true;
    private volatile boolean broken;
    private volatile long lagNanos;
    private Head head;

    /**
     * Begins a fresh file; what was in it before is gone.
     *
     * @param sync whether an intent is durable against loss of power, or only against a crash of
     *     this process
     * @param grown bytes after which it is written anew
     */
    public Journal(JournalFile file, Head head, boolean sync, long grown) throws IOException {
        this.file = file;
        this.head = head;
        this.sync = sync;
        this.grown = grown;
        file.replace(List.of(head));
        this.writer = Thread.ofPlatform().name("delivery-journal").start(this::run);
    }

    /** Somebody who waits for an entry, or nobody. */
    private static final class Waiting {
        private final Entry entry;
        private final @Nullable Thread thread;
        private final Collection<Long> settled;
        private volatile int state;

        Waiting(Entry entry, @Nullable Thread thread, Collection<Long> settled) {
            this.entry = entry;
            this.thread = thread;
            this.settled = settled;
        }

        void done(boolean well) {
            state = well ? 1 : -1;
            LockSupport.unpark(thread);
        }
    }

    /**
     * Returns when the intent is durable; false when it could not be written: do not end the mail.
     */
    public boolean intend(long message, int attempt, int connection) {
        long begun = System.nanoTime();
        Waiting waiting =
                new Waiting(
                        new Intent(message, attempt, connection),
                        Thread.currentThread(),
                        List.of());
        queue.add(waiting);
        while (waiting.state == 0 && working) {
            LockSupport.park(this);
        }
        lagNanos = System.nanoTime() - begun;
        return waiting.state == 1;
    }

    /**
     * Notes what came after an intent; durable with the next intent of anybody. Wakes nobody: who
     * settles one mail is about to intend the next.
     */
    public void settle(Outcome outcome) {
        unhurried.add(new Waiting(outcome, null, List.of()));
    }

    /** The database has taken a batch for good: these messages need no entries any more. */
    public void flushed(long number, Collection<Long> messages) {
        queue.add(new Waiting(new Flushed(number), null, List.copyOf(messages)));
    }

    /** Whether the last write succeeded; a failed one is followed by others until one does. */
    public boolean isWell() {
        return !broken;
    }

    /** How long the last intent took to be durable. */
    public long lagNanos() {
        return lagNanos;
    }

    private void run() {
        List<Waiting> batch = new ArrayList<>();
        while (working || !batch.isEmpty() || !queue.isEmpty() || !unhurried.isEmpty()) {
            try {
                if (batch.isEmpty()) {
                    batch = next();
                }
                if (!batch.isEmpty()) {
                    batch = write(batch);
                }
            } catch (InterruptedException stopped) {
                working = false;
            }
        }
    }

    /**
     * What is to be written now. What nobody waits for is looked for last and goes first: so an
     * outcome always comes before the word that the database has it. After a failed write what is
     * known already is written again until it succeeds: nobody intends anything before that.
     */
    private List<Waiting> next() throws InterruptedException {
        List<Waiting> hurried = new ArrayList<>();
        Waiting first = queue.poll(working ? IDLE_MILLIS : 0, TimeUnit.MILLISECONDS);
        if (first != null) {
            hurried.add(first);
            queue.drainTo(hurried, MOST_AT_ONCE);
        }
        List<Waiting> batch = new ArrayList<>();
        for (Waiting one = unhurried.poll(); one != null; one = unhurried.poll()) {
            batch.add(one);
        }
        batch.addAll(hurried);
        if (batch.isEmpty() && broken) {
            batch.add(new Waiting(new Flushed(head.flushes()), null, List.of()));
        }
        return batch;
    }

    /**
     * Gives back what must be tried again: never an intent, whose mail goes back into the queue.
     */
    private List<Waiting> write(List<Waiting> batch) throws InterruptedException {
        try {
            if (file.size() > grown) {
                file.replace(remaining());
            }
            file.append(batch.stream().map(one -> one.entry).toList(), sync && hasIntent(batch));
            broken = false;
        } catch (IOException failed) {
            if (!broken) {
                LOG.error("the journal cannot be written, nothing is sent: {}", failed.toString());
            }
            broken = true;
            batch.forEach(one -> one.done(false));
            TimeUnit.MILLISECONDS.sleep(100);
            return new ArrayList<>(batch.stream().filter(one -> one.thread == null).toList());
        }
        batch.forEach(this::remember);
        batch.forEach(one -> one.done(true));
        return new ArrayList<>();
    }

    private void remember(Waiting one) {
        switch (one.entry) {
            case Intent intent ->
                    open.computeIfAbsent(intent.message(), none -> new ArrayList<>(2)).add(intent);
            case Outcome outcome ->
                    open.computeIfAbsent(outcome.message(), none -> new ArrayList<>(2))
                            .add(outcome);
            case Flushed(long number) -> {
                head = new Head(head.database(), head.node(), head.epoch(), number);
                one.settled.forEach(open::remove);
            }
            case Head first -> head = first;
        }
    }

    private List<Entry> remaining() {
        List<Entry> entries = new ArrayList<>();
        entries.add(head);
        open.values().forEach(entries::addAll);
        return entries;
    }

    private static boolean hasIntent(List<Waiting> batch) {
        return batch.stream().anyMatch(one -> one.entry instanceof Intent);
    }

    /** Writes what waits and closes the file. */
    @Override
    public void close() {
        working = false;
        try {
            writer.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        file.close();
    }
}
