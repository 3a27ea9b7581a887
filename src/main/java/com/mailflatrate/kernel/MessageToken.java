package com.mailflatrate.kernel;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * The written form of a message token: a letter for the purpose, then 29 base32 characters of one
 * byte version and key id, eight bytes message id, eight bytes MAC and one byte check. This class
 * reads and writes the form only; whether the MAC is ours says {@code keys.Tokens}.
 *
 * @param purpose what it may be used for
 * @param keyId the key of the MAC, 0 to 15
 * @param message the message it names
 * @param mac the first eight bytes of HMAC-SHA-256 over purpose, key id and message
 */
public record MessageToken(TokenPurpose purpose, int keyId, MessageId message, byte[] mac) {

    /** Characters of the written form, the letter included. */
    public static final int LENGTH = 30;

    private static final int BYTES = 18;
    private static final int VERSION = 1;
    private static final int MAC_BYTES = 8;

    /** Copies the MAC. */
    public MessageToken {
        if (keyId < 0 || keyId > 15 || mac.length != MAC_BYTES) {
            throw new IllegalArgumentException(
                    "key id 0 to 15 and a MAC of 8 bytes, not " + keyId + " and " + mac.length);
        }
        mac = mac.clone();
    }

    /** A copy of the MAC. */
    @Override
    public byte[] mac() {
        return mac.clone();
    }

    /** The written form, lower case. */
    public String text() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.put((byte) (VERSION << 4 | keyId)).putLong(message.value()).put(mac);
        bytes.put(check(bytes.array()));
        return purpose.letter() + Base32.encode(bytes.array());
    }

    /**
     * Reads the written form in any case; empty when length, letters, version or check are wrong.
     */
    public static Optional<MessageToken> parse(TokenPurpose purpose, CharSequence text) {
        if (text.length() != LENGTH || Character.toLowerCase(text.charAt(0)) != purpose.letter()) {
            return Optional.empty();
        }
        return Base32.decode(text.subSequence(1, LENGTH))
                .filter(bytes -> bytes.length == BYTES && bytes[BYTES - 1] == check(bytes))
                .map(ByteBuffer::wrap)
                .flatMap(bytes -> read(purpose, bytes));
    }

    private static Optional<MessageToken> read(TokenPurpose purpose, ByteBuffer bytes) {
        int head = bytes.get() & 0xff;
        if (head >> 4 != VERSION) {
            return Optional.empty();
        }
        MessageId message = new MessageId(bytes.getLong());
        byte[] mac = new byte[MAC_BYTES];
        bytes.get(mac);
        return Optional.of(new MessageToken(purpose, head & 15, message, mac));
    }

    /** CRC-8 (polynomial 0x07) over all bytes but the last. */
    private static byte check(byte[] bytes) {
        int crc = 0;
        for (int i = 0; i < BYTES - 1; i++) {
            crc ^= bytes[i] & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x80) == 0 ? crc << 1 : crc << 1 ^ 0x07;
            }
            crc &= 0xff;
        }
        return (byte) crc;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MessageToken token
                && purpose == token.purpose
                && keyId == token.keyId
                && message.equals(token.message)
                && Arrays.equals(mac, token.mac);
    }

    @Override
    public int hashCode() {
        return message.hashCode();
    }

    @Override
    public String toString() {
        return purpose + " token of message " + message;
    }
}
