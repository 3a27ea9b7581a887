package com.mailflatrate.ledger;

import com.mailflatrate.keys.Secrets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The Merkle tree of RFC 9162 §2.1 over the leaves of the log. Pure. */
public final class Tree {

    private Tree() {}

    /** Where hashes of whole subtrees are looked up: 2^level leaves, counted from 0. */
    @FunctionalInterface
    public interface Nodes {

        /** The hash of a whole subtree; level 0 are the leaves. */
        byte[] at(int level, long position);
    }

    /** The leaf of an event: SHA-256 over 0x00, its header and its commitment. */
    public static byte[] leaf(String header, byte[] commitment) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return Secrets.sha256(
                ByteBuffer.allocate(1 + text.length + commitment.length)
                        .put((byte) 0)
                        .put(text)
                        .put(commitment)
                        .array());
    }

    /** The link of the chain: SHA-256 over the link before and the leaf. */
    public static byte[] chain(byte[] before, byte[] leaf) {
        return Secrets.sha256(
                ByteBuffer.allocate(before.length + leaf.length).put(before).put(leaf).array());
    }

    /** An inner node. */
    public static byte[] node(byte[] left, byte[] right) {
        return Secrets.sha256(
                ByteBuffer.allocate(1 + left.length + right.length)
                        .put((byte) 1)
                        .put(left)
                        .put(right)
                        .array());
    }

    /** The root over the first leaves. */
    public static byte[] root(Nodes nodes, long size) {
        return range(nodes, 0, size);
    }

    /** What leads from a leaf to the root of a tree of this size (RFC 9162 §2.1.3.1). */
    public static List<byte[]> path(Nodes nodes, long leaf, long size) {
        List<byte[]> path = new ArrayList<>();
        path(nodes, leaf, 0, size, path);
        return path;
    }

    /** Whether a path leads from a leaf to a root (RFC 9162 §2.1.3.2). */
    public static boolean leads(
            byte[] leaf, long position, long size, List<byte[]> path, byte[] root) {
        if (position < 0 || position >= size) {
            return false;
        }
        long index = position;
        long last = size - 1;
        byte[] hash = leaf;
        for (byte[] next : path) {
            if (last == 0) {
                return false;
            }
            if ((index & 1) == 1 || index == last) {
                hash = node(next, hash);
                while ((index & 1) == 0 && index != 0) {
                    index >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(hash, next);
            }
            index >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    private static void path(Nodes nodes, long leaf, long from, long until, List<byte[]> path) {
        long size = until - from;
        if (size == 1) {
            return;
        }
        long left = split(size);
        if (leaf - from < left) {
            path(nodes, leaf, from, from + left, path);
            path.add(range(nodes, from + left, until));
        } else {
            path(nodes, leaf, from + left, until, path);
            path.add(range(nodes, from, from + left));
        }
    }

    private static byte[] range(Nodes nodes, long from, long until) {
        long size = until - from;
        if (Long.bitCount(size) == 1) {
            int level = Long.numberOfTrailingZeros(size);
            return nodes.at(level, from >> level);
        }
        long left = split(size);
        return node(range(nodes, from, from + left), range(nodes, from + left, until));
    }

    /** The largest power of two below a size. */
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }
}
