package com.mailflatrate.ledger;

import com.mailflatrate.database.EngineTransactional;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Appends what happened to the one log: a leaf, a link of the chain, and the nodes of the tree that
 * became whole. One at a time over all nodes of the service; requests never wait for it.
 */
@Component
@EngineTransactional
public class Sealing {

    private final LogStore log;
    private final InstantSource clock;

    Sealing(LogStore log, InstantSource clock) {
        this.clock = clock;
        this.log = log;
    }

    /** How long the oldest event has waited; zero when none does. */
    @EngineTransactional(readOnly = true)
    public Duration lag() {
        return log.oldest()
                .map(at -> Duration.between(at, clock.instant()))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    /** Seals up to 5,000 events; false when that was all. */
    public boolean seal() {
        log.lock();
        List<LogStore.Waiting> waiting = log.waiting();
        if (waiting.isEmpty()) {
            return false;
        }
        LogStore.End end = log.last();
        Deque<LogStore.Node> peaks = peaks(end.seq());
        List<LogStore.Row> rows = new ArrayList<>();
        List<LogStore.Node> nodes = new ArrayList<>();
        byte[] chain = end.chain();
        long seq = end.seq();
        for (LogStore.Waiting event : waiting) {
            byte[] leaf = Tree.leaf(event.header(), event.commitment());
            chain = Tree.chain(chain, leaf);
            rows.add(new LogStore.Row(seq + 1, event, leaf, chain));
            grow(peaks, nodes, new LogStore.Node(0, seq, leaf));
            seq++;
        }
        log.append(rows, nodes);
        return waiting.size() == LogStore.BATCH;
    }

    /** The whole subtrees at the right edge, the smallest on top. */
    private Deque<LogStore.Node> peaks(long size) {
        Deque<LogStore.Node> peaks = new ArrayDeque<>();
        for (int level = 62; level >= 0; level--) {
            if ((size >> level & 1) == 1) {
                long position = (size >> level) - 1;
                peaks.push(new LogStore.Node(level, position, log.node(level, position)));
            }
        }
        return peaks;
    }

    private static void grow(
            Deque<LogStore.Node> peaks, List<LogStore.Node> made, LogStore.Node leaf) {
        LogStore.Node node = leaf;
        while (!peaks.isEmpty() && peaks.peek().level() == node.level()) {
            LogStore.Node left = peaks.pop();
            node =
                    new LogStore.Node(
                            node.level() + 1,
                            left.position() >> 1,
                            Tree.node(left.hash(), node.hash()));
            made.add(node);
        }
        peaks.push(node);
    }
}
