package com.mailflatrate.asking;

import java.nio.ByteBuffer;

/** What stands for a mailbox in the limits, as a value. */
public record MailboxHash(ByteBuffer value) {

    /** Copies the bytes. */
    public static MailboxHash of(byte[] hash) {
        return new MailboxHash(ByteBuffer.wrap(hash.clone()).asReadOnlyBuffer());
    }

    /** A copy. */
    public byte[] bytes() {
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        return bytes;
    }
}
