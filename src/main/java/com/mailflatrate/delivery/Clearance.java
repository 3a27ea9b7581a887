package com.mailflatrate.delivery;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.AudienceDigest;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.SenderDomainId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/**
 * The gate's signed yes to one run: bound to its content, its audience and its sender. Whoever
 * changes any of them needs another one. Immutable.
 *
 * @param contentSha256 of everything every mail of the run is made from
 * @param audienceCount how many messages it is for
 * @param audienceDigest the sum an {@link AudienceDigest} makes over them, 16 bytes
 * @param confirmation the record of the tick
 * @param expiresAt until when {@link Outbox#accept} takes it; an accepted run goes on
 * @param seal the MAC over {@link #sealed()}; empty before sealing
 */
public record Clearance(
        RunId run,
        AccountId account,
        SenderDomainId domain,
        byte[] contentSha256,
        long audienceCount,
        byte[] audienceDigest,
        UUID confirmation,
        Instant issuedAt,
        Instant expiresAt,
        byte[] seal) {

    private static final int FIXED = 8 + 8 + 16 + 32 + 8 + 16 + 16 + 8 + 8;

    /** Copies the bytes; the digests have their full length. */
    public Clearance {
        if (contentSha256.length != 32 || audienceDigest.length != AudienceDigest.BYTES) {
            throw new IllegalArgumentException(
                    "a clearance needs a SHA-256 and an audience digest of 16 bytes");
        }
        contentSha256 = contentSha256.clone();
        audienceDigest = audienceDigest.clone();
        seal = seal.clone();
    }

    /** Everything the seal is made over: all fields before it, each of fixed length, in order. */
    public byte[] sealed() {
        return ByteBuffer.allocate(FIXED)
                .putLong(run.value())
                .putLong(account.value())
                .putLong(domain.value().getMostSignificantBits())
                .putLong(domain.value().getLeastSignificantBits())
                .put(contentSha256)
                .putLong(audienceCount)
                .put(audienceDigest)
                .putLong(confirmation.getMostSignificantBits())
                .putLong(confirmation.getLeastSignificantBits())
                .putLong(issuedAt.toEpochMilli())
                .putLong(expiresAt.toEpochMilli())
                .array();
    }

    /** The same with a seal. */
    public Clearance withSeal(byte[] fresh) {
        return new Clearance(
                run,
                account,
                domain,
                contentSha256,
                audienceCount,
                audienceDigest,
                confirmation,
                issuedAt,
                expiresAt,
                fresh);
    }

    /** A copy. */
    @Override
    public byte[] contentSha256() {
        return contentSha256.clone();
    }

    /** A copy. */
    @Override
    public byte[] audienceDigest() {
        return audienceDigest.clone();
    }

    /** A copy. */
    @Override
    public byte[] seal() {
        return seal.clone();
    }
}
