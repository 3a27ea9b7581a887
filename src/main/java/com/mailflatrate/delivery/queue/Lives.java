package com.mailflatrate.delivery.queue;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.database.backup.Restores;
import com.mailflatrate.delivery.MessageFacts.State;
import com.mailflatrate.delivery.RunHeld;
import com.mailflatrate.delivery.Standstills;
import com.mailflatrate.delivery.queue.NodeStore.Node;
import com.mailflatrate.mail.smtp.Phase;
import com.mailflatrate.mail.smtp.Reply;
import com.mailflatrate.transport.journal.Entry.Head;
import com.mailflatrate.transport.journal.Entry.Intent;
import com.mailflatrate.transport.journal.Entry.Outcome;
import com.mailflatrate.transport.journal.Past;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The lives of this node. A new one first brings the queue and the journal of the one before
 * together: replies that never reached the database are written down, mails without a reply become
 * ambiguous, and everything else that was claimed is ready again.
 */
@Component
@EngineTransactional
public class Lives {

    private static final Logger LOG = LoggerFactory.getLogger(Lives.class);
    private static final int CHUNK = 1_000;

    private final NodeStore nodes;
    private final QueueStore queue;
    private final ResultStore results;
    private final Standstills standstills;
    private final Restores restores;
    private final InstantSource clock;

    Lives(
            NodeStore nodes,
            QueueStore queue,
            ResultStore results,
            Standstills standstills,
            Restores restores,
            InstantSource clock) {
        this.nodes = nodes;
        this.queue = queue;
        this.results = results;
        this.standstills = standstills;
        this.restores = restores;
        this.clock = clock;
    }

    /** A life that has begun, and the server it lives on. */
    public record Begun(Node node, String database) {}

    /** A node's last life; nobody claims for it or begins another one in this transaction. */
    public Optional<Head> last(String name) {
        return nodes.lock(name)
                .map(node -> new Head(nodes.database(), node.id(), node.epoch(), node.flushes()));
    }

    /** Begins the next life of a node. */
    public Begun begin(String name, Past past) {
        Instant now = clock.instant();
        String database = nodes.database();
        Optional<Node> before = nodes.lock(name);
        apply(past, before, database, now);
        Node node = nodes.begin(name, now);
        queue.release(node);
        return new Begun(node, database);
    }

    /**
     * Applies what the journal holds.
     *
     * @param before the node as its last life left it, if this database knows it
     */
    private void apply(Past past, Optional<Node> before, String database, Instant now) {
        Head head = past.head();
        if (restores.notice() || wentBack(past, head, before, database)) {
            LOG.error("the database went back in time: nothing is sent until released");
            standstills.begin(RunHeld.RESTORED);
        } else if (head != null) {
            Node life = new Node(head.node(), head.epoch(), head.flushes());
            write(life, past, now);
        }
    }

    /** Another database, an older state of it, or a journal that was lost. */
    private static boolean wentBack(
            Past past, @Nullable Head head, Optional<Node> before, String database) {
        if (head == null) {
            return before.filter(node -> node.flushes() > 0).isPresent();
        }
        return !head.database().equals(database)
                || before.filter(node -> node.flushes() >= past.flushed()).isEmpty();
    }

    private void write(Node life, Past past, Instant now) {
        Map<Long, Claimed> claimed = claimed(life, past);
        List<Result> known = new ArrayList<>();
        for (Outcome outcome : past.outcomes()) {
            Claimed one = claimed.get(outcome.message());
            if (one != null && one.attempt() == outcome.attempt()) {
                known.add(result(one, outcome));
            }
        }
        int answered = known.size();
        for (Intent intent : past.unanswered()) {
            Claimed one = claimed.get(intent.message());
            if (one != null && one.attempt() == intent.attempt()) {
                known.add(Result.silent(one, "no reply: the process ended", "", now));
            }
        }
        for (int from = 0; from < known.size(); from += CHUNK) {
            results.write(life, known.subList(from, Math.min(known.size(), from + CHUNK)));
        }
        LOG.info(
                "journal: {} replies written down, {} mails without a reply",
                answered,
                known.size() - answered);
    }

    private Map<Long, Claimed> claimed(Node life, Past past) {
        List<Long> ids =
                Stream.concat(
                                past.outcomes().stream().map(Outcome::message),
                                past.unanswered().stream().map(Intent::message))
                        .distinct()
                        .toList();
        Map<Long, Claimed> claimed = new HashMap<>();
        queue.stillClaimed(life, ids).forEach(one -> claimed.put(one.message().value(), one));
        return claimed;
    }

    private static Result result(Claimed claimed, Outcome outcome) {
        return Result.answered(
                claimed,
                State.values()[outcome.state()],
                outcome.dueMillis() == 0 ? null : Instant.ofEpochMilli(outcome.dueMillis()),
                Phase.DOT,
                new Reply(outcome.code(), List.of(outcome.reply())),
                outcome.host(),
                Instant.ofEpochMilli(outcome.atMillis()));
    }
}
