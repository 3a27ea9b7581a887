package com.mailflatrate.ledger;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.keys.KeyPurpose;
import com.mailflatrate.keys.Secrets;
import com.mailflatrate.keys.Vault;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Signed statements of how the log stood: hourly, and when somebody asks, at most one a minute.
 * They are published; each that is kept outside makes a later change of the log visible.
 */
@Component
@EngineTransactional
public class Checkpoints {

    private static final Duration APART = Duration.ofMinutes(1);

    private final LogStore log;
    private final CheckpointStore store;
    private final Vault vault;
    private final InstantSource clock;

    Checkpoints(LogStore log, CheckpointStore store, Vault vault, InstantSource clock) {
        this.log = log;
        this.store = store;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * A checkpoint of the log as it stands; the last one when nothing was added, or it is younger
     * than a minute.
     */
    public Optional<Checkpoint> take() {
        log.lock();
        Optional<Checkpoint> last = store.last();
        long size = log.last().seq();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        boolean same = size == last.map(Checkpoint::size).orElse(0L);
        boolean young = last.filter(one -> one.at().plus(APART).isAfter(now)).isPresent();
        if (same || young) {
            return last;
        }
        CheckpointStore.StoredKey key = key(now);
        byte[] root = Tree.root(log::node, size);
        byte[] previous = last.map(one -> Secrets.sha256(one.text())).orElse(new byte[32]);
        byte[] signature =
                Signatures.sign(
                        vault.open(KeyPurpose.LEDGER, key.sealed()),
                        Checkpoint.text(size, root, previous, now));
        Checkpoint fresh =
                new Checkpoint(
                        last.map(Checkpoint::n).orElse(0L) + 1,
                        size,
                        root,
                        previous,
                        now,
                        key.id(),
                        signature);
        store.add(fresh);
        return Optional.of(fresh);
    }

    /** The newest, at most 1,000. */
    @EngineTransactional(readOnly = true)
    public List<Checkpoint> newest(int rows) {
        return store.newest(Math.clamp(rows, 1, 1000));
    }

    /** A public key, X.509. */
    @EngineTransactional(readOnly = true)
    public Optional<byte[]> publicKey(int id) {
        return store.publicKey(id);
    }

    private CheckpointStore.StoredKey key(Instant now) {
        if (store.key().isEmpty()) {
            KeyPair pair = Signatures.fresh();
            store.addKey(
                    pair.getPublic().getEncoded(),
                    vault.seal(KeyPurpose.LEDGER, pair.getPrivate().getEncoded()),
                    now);
        }
        return store.key().orElseThrow();
    }
}
