package com.mailflatrate.consent;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.ledger.EventKind;
import com.mailflatrate.ledger.Events;
import com.mailflatrate.ledger.MerkleRoot;
import com.mailflatrate.optin.spi.OptedIn;
import com.mailflatrate.optin.spi.Proofs;
import java.io.ByteArrayOutputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The records of who agreed to what. They are only ever added to. */
@Component
@Transactional
public class Consents implements Proofs {

    private static final int BATCH = 2_000;

    private final Events events;
    private final ProofStore proofs;
    private final InstantSource clock;

    Consents(Events events, ProofStore proofs, InstantSource clock) {
        this.events = events;
        this.proofs = proofs;
        this.clock = clock;
    }

    /**
     * Writes down the proof of a whole import as one event: its body is the Merkle root over the
     * rows' commitments.
     */
    @EngineTransactional
    public void recordImport(AccountId account, ImportId batch, Iterable<ImportedRow> rows) {
        MerkleRoot root = new MerkleRoot();
        ByteArrayOutputStream leaves = new ByteArrayOutputStream();
        List<ProofColumns> batches = new ArrayList<>(List.of(new ProofColumns()));
        for (ImportedRow row : rows) {
            if (batches.getLast().size() == BATCH) {
                batches.add(new ProofColumns());
            }
            byte[] leaf = batches.getLast().add(account, row, root.leaves());
            root.add(leaf);
            leaves.writeBytes(leaf);
        }
        UUID event =
                events.append(
                        account,
                        EventKind.IMPORTED,
                        Map.of("import", batch, "rows", root.leaves()),
                        Map.of("root", HexFormat.of().formatHex(root.value())));
        proofs.insertLeaves(account, event, leaves.toByteArray());
        for (ProofColumns columns : batches) {
            proofs.insertRows(account, batch, event, columns, clock.instant());
        }
    }

    @Override
    public void recordConfirmed(AccountId account, OptedIn proof, UUID event) {
        proofs.insertConfirmed(account, proof, event, clock.instant());
    }

    /**
     * The proof a mail to this contact on this list rests on: the newest that is worth something,
     * else the newest.
     */
    @Transactional(readOnly = true)
    public Optional<Proof> of(AccountId account, ContactId contact, ListId list) {
        return proofs.newest(account, contact, list);
    }

    /** Every proof of one contact, the newest first. */
    @Transactional(readOnly = true)
    public List<Proof> all(AccountId account, ContactId contact) {
        return proofs.all(account, contact);
    }
}
