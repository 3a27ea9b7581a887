package com.mailflatrate.ledger;

import java.time.Instant;
import java.util.Base64;

/**
 * A signed statement of how the log stood.
 *
 * @param n counted from 1
 * @param size how many entries the log had
 * @param root of the Merkle tree over them, 32 bytes
 * @param previous SHA-256 of the signed text of the one before; zeros for the first
 * @param keyId whose signature it is
 * @param signature Ed25519 over {@link #text()}
 */
public record Checkpoint(
        long n, long size, byte[] root, byte[] previous, Instant at, int keyId, byte[] signature) {

    /** What is signed. */
    public String text() {
        return text(size, root, previous, at);
    }

    static String text(long size, byte[] root, byte[] previous, Instant at) {
        Base64.Encoder base64 = Base64.getEncoder();
        return "mailflatrate ledger v1\n"
                + size
                + '\n'
                + base64.encodeToString(root)
                + '\n'
                + base64.encodeToString(previous)
                + '\n'
                + at
                + '\n';
    }
}
