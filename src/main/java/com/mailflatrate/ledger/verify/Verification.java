package com.mailflatrate.ledger.verify;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.keys.Secrets;
import com.mailflatrate.ledger.Checkpoint;
import com.mailflatrate.ledger.Commitment;
import com.mailflatrate.ledger.MerkleRoot;
import com.mailflatrate.ledger.Signatures;
import com.mailflatrate.ledger.Tree;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Computes the whole ledger again: leaves, chain, tree, signatures, facts. Names every entry that
 * does not fit, and facts that are missing without an ERASED event that says so.
 */
@Component
@EngineTransactional(readOnly = true)
public class Verification {

    private static final int PART = 10_000;
    private static final int NAMED = 100;
    private static final Duration SEALED_WITHIN = Duration.ofMinutes(5);
    private static final Pattern ERASED = Pattern.compile("\"events\":\"([0-9a-f,-]*)\"");

    private final VerifyStore store;
    private final InstantSource clock;

    Verification(VerifyStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param entries how many entries were read
     * @param faults in words; empty when the ledger is whole
     */
    public record Report(long entries, long checkpoints, List<String> faults) {

        /** Copies the faults. */
        public Report {
            faults = List.copyOf(faults);
        }
    }

    /** A checkpoint somebody kept outside: how many entries there were, and the root over them. */
    public record Witness(long size, byte[] root) {}

    /** Verifies everything, also against a checkpoint from outside. */
    public Report run(@Nullable Witness witness) {
        List<VerifyStore.Stored> checkpoints = store.checkpoints();
        Run run = new Run(checkpoints, witness);
        try (Behind behind = new Behind()) {
            long after = 0;
            List<VerifyStore.Row> part = store.read(after, PART);
            while (!part.isEmpty()) {
                List<VerifyStore.Row> read = part;
                behind.then(() -> read.forEach(run::take));
                after = read.getLast().seq();
                part = store.read(after, PART);
            }
        }
        run.finish();
        unsealed(run.faults);
        signatures(checkpoints, run.faults);
        return new Report(run.seq, checkpoints.size(), run.faults);
    }

    private void unsealed(List<String> faults) {
        Instant now = clock.instant();
        List<UUID> some =
                store.unsealed(now.minus(SEALED_WITHIN), now.plus(SEALED_WITHIN), NAMED + 1);
        some.stream()
                .limit(NAMED)
                .forEach(
                        event -> faults.add("event " + event + ": not in the log after 5 minutes"));
        if (some.size() > NAMED) {
            faults.add("and more events are not in the log");
        }
    }

    private static void signatures(List<VerifyStore.Stored> checkpoints, List<String> faults) {
        byte[] previous = new byte[32];
        for (VerifyStore.Stored one : checkpoints) {
            String text =
                    new Checkpoint(
                                    one.n(),
                                    one.size(),
                                    one.root(),
                                    one.previous(),
                                    one.at(),
                                    0,
                                    one.signature())
                            .text();
            byte[] key = one.publicKey();
            if (key == null || !Signatures.isSigned(key, text, one.signature())) {
                faults.add("checkpoint " + one.n() + ": wrong signature");
            }
            if (!Arrays.equals(previous, one.previous())) {
                faults.add("checkpoint " + one.n() + ": does not follow the one before");
            }
            previous = Secrets.sha256(text);
        }
    }

    /** One pass over the log. */
    private static final class Run {

        private final List<String> faults = new ArrayList<>();
        private final MerkleRoot tree = new MerkleRoot();
        private final Map<Long, List<byte[]>> roots = new HashMap<>();
        private final Map<UUID, Long> missing = new TreeMap<>();
        private final Map<UUID, Long> erased = new HashMap<>();
        private byte[] chain = new byte[32];
        private long seq;

        Run(List<VerifyStore.Stored> checkpoints, @Nullable Witness witness) {
            checkpoints.forEach(one -> expect(one.size(), one.root()));
            if (witness != null) {
                expect(witness.size(), witness.root());
            }
        }

        private void expect(long size, byte[] root) {
            roots.computeIfAbsent(size, _ -> new ArrayList<>()).add(root);
        }

        void take(VerifyStore.Row row) {
            if (row.seq() != seq + 1) {
                faults.add("entries " + (seq + 1) + " to " + (row.seq() - 1) + " are missing");
            }
            seq = row.seq();
            String header = row.header();
            byte[] commitment = row.commitment();
            if (header == null || commitment == null) {
                faults.add("entry " + seq + ": its event is missing");
            } else if (!Arrays.equals(Tree.leaf(header, commitment), row.leaf())) {
                faults.add("entry " + seq + ": the event was changed");
            } else if (!Columns.fit(row, header)) {
                faults.add("entry " + seq + ": kind, time or account is not what the event says");
            }
            chain = Tree.chain(chain, row.leaf());
            if (!Arrays.equals(chain, row.chain())) {
                faults.add("entry " + seq + ": the chain is broken");
                chain = row.chain();
            }
            facts(row);
            tree.addLeafHash(row.leaf());
            check(roots.remove(seq));
        }

        private void facts(VerifyStore.Row row) {
            String body = row.body();
            byte[] salt = row.salt();
            byte[] commitment = row.commitment();
            if (body == null || salt == null) {
                missing.put(row.event(), row.seq());
            } else if (commitment != null
                    && !Arrays.equals(Commitment.hash(salt, body), commitment)) {
                faults.add("entry " + seq + ": the facts were changed");
            }
            if ("ERASED".equals(row.kind()) && row.header() != null) {
                ERASED.matcher(row.header())
                        .results()
                        .flatMap(hit -> Arrays.stream(hit.group(1).split(",")))
                        .filter(id -> id.length() == 36)
                        .forEach(id -> erased.put(UUID.fromString(id), seq));
            }
        }

        private void check(@Nullable List<byte[]> expected) {
            if (expected != null) {
                byte[] root = tree.value();
                for (byte[] one : expected) {
                    if (!Arrays.equals(root, one)) {
                        faults.add("checkpoint of " + seq + " entries: another root");
                    }
                }
            }
        }

        void finish() {
            roots.keySet().stream()
                    .sorted()
                    .forEach(
                            size ->
                                    faults.add(
                                            "checkpoint of "
                                                    + size
                                                    + " entries: the log is shorter"));
            missing.forEach(
                    (event, at) -> {
                        if (erased.getOrDefault(event, 0L) < at) {
                            faults.add("entry " + at + ": facts are gone and nothing says why");
                        }
                    });
        }
    }
}
