package com.mailflatrate.ledger;

import com.mailflatrate.keys.Secrets;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The root of a Merkle tree over leaves that come one by one (RFC 9162 §2.1.1); keeps one hash per
 * level.
 */
public final class MerkleRoot {

    private final Deque<byte[]> peaks = new ArrayDeque<>();
    private long leaves;

    /** Takes the next leaf. */
    public void add(byte[] leaf) {
        addLeafHash(leaf(leaf));
    }

    /** The hash of a leaf. */
    public static byte[] leaf(byte[] leaf) {
        return Secrets.sha256(ByteBuffer.allocate(1 + leaf.length).put((byte) 0).put(leaf).array());
    }

    /** Takes the next leaf as its hash. */
    public void addLeafHash(byte[] leafHash) {
        byte[] hash = leafHash;
        for (long size = leaves; (size & 1) == 1; size >>= 1) {
            hash = node(peaks.pop(), hash);
        }
        peaks.push(hash);
        leaves++;
    }

    /** How many leaves it took. */
    public long leaves() {
        return leaves;
    }

    /** The root over the leaves so far, 32 bytes. */
    public byte[] value() {
        byte[] root = null;
        for (byte[] peak : peaks) {
            root = root == null ? peak : node(peak, root);
        }
        return root == null ? Secrets.sha256(new byte[0]) : root;
    }

    private static byte[] node(byte[] left, byte[] right) {
        return Secrets.sha256(
                ByteBuffer.allocate(1 + left.length + right.length)
                        .put((byte) 1)
                        .put(left)
                        .put(right)
                        .array());
    }
}
