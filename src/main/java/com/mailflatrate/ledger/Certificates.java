package com.mailflatrate.ledger;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Certificates: events with all that proves that they stood unchanged in the log when a checkpoint
 * was published. They don't say that what was written down is true.
 */
@Component
@EngineTransactional
public class Certificates {

    private final LogStore log;
    private final Sealing sealing;
    private final Checkpoints checkpoints;

    Certificates(LogStore log, Sealing sealing, Checkpoints checkpoints) {
        this.log = log;
        this.sealing = sealing;
        this.checkpoints = checkpoints;
    }

    /**
     * The certificate of events of an account; empty while none of them is under a checkpoint.
     *
     * @param rows of imports, by their event
     */
    public Optional<Certificate> of(
            AccountId account, List<UUID> events, Map<UUID, List<Certificate.Row>> rows) {
        sealing.seal();
        Optional<Checkpoint> taken = checkpoints.take();
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        Checkpoint checkpoint = taken.get();
        List<Certificate.Entry> entries =
                log.sealed(account, events).stream()
                        .filter(one -> one.seq() <= checkpoint.size())
                        .map(
                                one ->
                                        entry(
                                                one,
                                                checkpoint.size(),
                                                rows.getOrDefault(one.id(), List.of())))
                        .toList();
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Certificate(
                                Certificate.FORMAT,
                                stand(checkpoint),
                                entries,
                                (int) events.stream().distinct().count() - entries.size()));
    }

    private Certificate.Entry entry(LogStore.Sealed one, long size, List<Certificate.Row> rows) {
        byte[] salt = one.salt();
        return new Certificate.Entry(
                one.id(),
                one.seq(),
                one.header(),
                one.body(),
                salt == null ? null : base64(salt),
                HexFormat.of().formatHex(one.commitment()),
                Tree.path(log::node, one.seq() - 1, size).stream()
                        .map(Certificates::base64)
                        .toList(),
                rows);
    }

    private Certificate.Stand stand(Checkpoint checkpoint) {
        return new Certificate.Stand(
                checkpoint.n(),
                checkpoint.size(),
                base64(checkpoint.root()),
                checkpoint.at(),
                checkpoint.text(),
                base64(checkpoint.signature()),
                Signatures.pem(checkpoints.publicKey(checkpoint.keyId()).orElseThrow()));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
