package com.mailflatrate.delivery.queue;

import com.mailflatrate.database.DataDirectory;
import com.mailflatrate.delivery.queue.Lives.Begun;
import com.mailflatrate.delivery.queue.NodeStore.Node;
import com.mailflatrate.routes.DeliverySettings;
import com.mailflatrate.transport.journal.Entry.Head;
import com.mailflatrate.transport.journal.Journal;
import com.mailflatrate.transport.journal.JournalFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** The journal of this node: read once at the start, then written. */
@Component("journal")
class NodeJournal implements HealthIndicator {

    private static final double MILLI = 1e6;

    private final DataDirectory data;
    private final DeliverySettings settings;
    private final Lives lives;
    private volatile @Nullable Journal journal;

    NodeJournal(DataDirectory data, DeliverySettings settings, Lives lives) {
        this.data = data;
        this.settings = settings;
        this.lives = lives;
    }

    /** A node in its new life, with its journal. */
    record Open(Node node, Journal journal) {}

    /** Settles what an earlier life has left and begins the next one. */
    Open begin() {
        JournalFile file =
                JournalFile.in(
                        data.sub("delivery").resolve(settings.node().replaceAll("\\W", "_")));
        try {
            Begun begun = lives.begin(settings.node(), file.past());
            Node node = begun.node();
            Head head = new Head(begun.database(), node.id(), node.epoch(), node.flushes());
            Journal fresh =
                    new Journal(
                            file,
                            head,
                            settings.journal().equals("fsync"),
                            settings.journalGrown());
            journal = fresh;
            return new Open(node, fresh);
        } catch (IOException failed) {
            file.close();
            throw new UncheckedIOException("the journal cannot be begun", failed);
        } catch (RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    /** Down when it cannot be written: then nothing is sent. */
    @Override
    public Health health() {
        Journal now = journal;
        if (now == null) {
            return Health.up().build();
        }
        Health.Builder health = now.isWell() ? Health.up() : Health.down();
        return health.withDetail("journal", settings.journal())
                .withDetail("milliseconds", now.lagNanos() / MILLI)
                .build();
    }
}
