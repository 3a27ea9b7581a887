package com.mailflatrate.kernel;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A sum over an audience that does not depend on its order and that nobody can balance without the
 * key: modulo 2<sup>128</sup> over the first 16 bytes of HMAC-SHA-256(run, contact, list). Not
 * thread-safe.
 */
public final class AudienceDigest {

    /** Length of the value. */
    public static final int BYTES = 16;

    private static final int INPUT = 8 + 16 + 16;

    private final RunId run;
    private final UnaryOperator<byte[]> mac;
    private long high;
    private long low;
    private long count;

    /**
     * An empty sum.
     *
     * @param mac HMAC-SHA-256 with the key of purpose AUDIENCE
     */
    public AudienceDigest(RunId run, UnaryOperator<byte[]> mac) {
        this.run = run;
        this.mac = mac;
    }

    /** Adds one recipient. */
    public void add(ContactId contact, ListId list) {
        ByteBuffer input = ByteBuffer.allocate(INPUT).putLong(run.value());
        put(input, contact.value());
        put(input, list.value());
        ByteBuffer term = ByteBuffer.wrap(mac.apply(input.array()));
        long termHigh = term.getLong();
        long termLow = term.getLong();
        long sum = low + termLow;
        boolean carry = Long.compareUnsigned(sum, low) < 0;
        low = sum;
        high += termHigh + (carry ? 1 : 0);
        count++;
    }

    /** How many were added. */
    public long count() {
        return count;
    }

    /** The sum, 16 bytes. */
    public byte[] value() {
        return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
    }

    /** The sum for a log. */
    @Override
    public String toString() {
        return count + " recipients, " + new BigInteger(1, value()).toString(16);
    }

    private static void put(ByteBuffer input, UUID id) {
        input.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }
}
