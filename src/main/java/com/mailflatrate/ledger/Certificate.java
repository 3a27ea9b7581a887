package com.mailflatrate.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Events with the proof that they stood in the log at a checkpoint; complete in itself, so that
 * anybody can check it with common tools.
 *
 * @param format {@link #FORMAT}
 * @param pending further events of this contact that no checkpoint covers yet
 */
public record Certificate(String format, Stand checkpoint, List<Entry> entries, int pending) {

    /** The format of this version. */
    public static final String FORMAT = "mailflatrate consent certificate v1";

    private static final Pattern ROOT = Pattern.compile("\"root\":\"([0-9a-f]{64})\"");

    /** Copies the entries. */
    public Certificate {
        entries = List.copyOf(entries);
    }

    /**
     * The checkpoint.
     *
     * @param text what was signed
     * @param signature Ed25519, base64
     * @param publicKey PEM; compare it with the published one
     */
    public record Stand(
            long n,
            long size,
            String root,
            Instant at,
            String text,
            String signature,
            String publicKey) {}

    /**
     * One event.
     *
     * @param seq its place in the log, from 1
     * @param header canonical JSON without personal data
     * @param facts canonical JSON with it; null when erased
     * @param salt base64; {@code commitment} = SHA-256(0x01, salt, facts)
     * @param path base64 hashes from the leaf to the root (RFC 9162 §2.1.3)
     * @param rows of an import: those about this contact
     */
    public record Entry(
            UUID id,
            long seq,
            String header,
            @Nullable String facts,
            @Nullable String salt,
            String commitment,
            List<String> path,
            List<Row> rows) {

        /** Copies the lists. */
        public Entry {
            path = List.copyOf(path);
            rows = rows == null ? List.of() : List.copyOf(rows);
        }
    }

    /**
     * A row of an import. The entry's facts name the root of a Merkle tree over all rows of that
     * part of the import; {@code size} leads to it.
     *
     * @param facts canonical JSON
     * @param salt base64; the commitment is SHA-256(0x01, salt, facts), the leaf SHA-256(0x00,
     *     commitment)
     * @param position from 0
     * @param size how many rows there are
     * @param path base64 hashes from the leaf to the root
     */
    public record Row(String facts, String salt, long position, long size, List<String> path) {

        /** Copies the path. */
        public Row {
            path = List.copyOf(path);
        }
    }

    /**
     * What does not fit, in words for a log; empty when all does.
     *
     * @param trusted the published public key, X.509
     */
    public List<String> faults(byte[] trusted) {
        List<String> faults = new ArrayList<>();
        try {
            byte[] root = Base64.getDecoder().decode(checkpoint.root());
            if (!Signatures.isSigned(
                    trusted,
                    checkpoint.text(),
                    Base64.getDecoder().decode(checkpoint.signature()))) {
                faults.add("SIGNATURE");
            }
            String beginning =
                    "mailflatrate ledger v1\n"
                            + checkpoint.size()
                            + '\n'
                            + checkpoint.root()
                            + '\n';
            String end = '\n' + checkpoint.at().toString() + '\n';
            if (!checkpoint.text().startsWith(beginning) || !checkpoint.text().endsWith(end)) {
                faults.add("CHECKPOINT");
            }
            for (Entry entry : entries) {
                check(entry, root, faults);
            }
        } catch (IllegalArgumentException | NullPointerException nonsense) {
            faults.add("UNREADABLE");
        }
        if (entries.isEmpty()) {
            faults.add("EMPTY");
        }
        return faults;
    }

    private void check(Entry entry, byte[] root, List<String> faults) {
        byte[] commitment = HexFormat.of().parseHex(entry.commitment());
        String facts = entry.facts();
        String salt = entry.salt();
        if (facts != null && !isBound(facts, salt, commitment)) {
            faults.add("FACTS " + entry.seq());
        }
        List<byte[]> path = decoded(entry.path());
        if (!Tree.leads(
                Tree.leaf(entry.header(), commitment),
                entry.seq() - 1,
                checkpoint.size(),
                path,
                root)) {
            faults.add("PATH " + entry.seq());
        }
        entry.rows().stream()
                .filter(row -> !leads(row, facts))
                .forEach(row -> faults.add("ROW " + entry.seq() + "/" + row.position()));
    }

    /** Without its salt nothing shows that these facts are those that were written down. */
    private static boolean isBound(String facts, @Nullable String salt, byte[] commitment) {
        return salt != null
                && Arrays.equals(
                        Commitment.hash(Base64.getDecoder().decode(salt), facts), commitment);
    }

    private static boolean leads(Row row, @Nullable String facts) {
        Matcher root = ROOT.matcher(facts == null ? "" : facts);
        byte[] commitment = Commitment.hash(Base64.getDecoder().decode(row.salt()), row.facts());
        return root.find()
                && Tree.leads(
                        MerkleRoot.leaf(commitment),
                        row.position(),
                        row.size(),
                        decoded(row.path()),
                        HexFormat.of().parseHex(root.group(1)));
    }

    private static List<byte[]> decoded(List<String> path) {
        return path.stream().map(step -> Base64.getDecoder().decode(step)).toList();
    }
}
