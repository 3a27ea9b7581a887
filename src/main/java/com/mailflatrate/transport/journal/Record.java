package com.mailflatrate.transport.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Entries as bytes: length, CRC32C, then a letter for the kind and its fields. */
final class Record {

    private static final int FRAME = 8;
    private static final int LONGEST = 4_096;
    private static final int TEXT = 500;

    private Record() {}

    static byte[] of(Entry entry) {
        ByteBuffer to = ByteBuffer.allocate(LONGEST).position(FRAME);
        switch (entry) {
            case Entry.Head(String database, int node, long epoch, long flushes) -> {
                to.put((byte) 'H').putInt(node).putLong(epoch).putLong(flushes);
                text(to, database);
            }
            case Entry.Intent(long message, int attempt, int connection) ->
                    to.put((byte) 'I').putLong(message).putInt(attempt).putInt(connection);
            case Entry.Outcome outcome -> outcome(to, outcome);
            case Entry.Flushed(long number) -> to.put((byte) 'F').putLong(number);
        }
        int length = to.position() - FRAME;
        to.putInt(0, length).putInt(4, check(to.array(), length));
        return Arrays.copyOf(to.array(), FRAME + length);
    }

    /** The next entry; empty at the end, and where a crash has cut the last record. */
    static Optional<Entry> next(ByteBuffer from) {
        if (from.remaining() < FRAME) {
            return Optional.empty();
        }
        int length = from.getInt(from.position());
        if (length < 1 || length > LONGEST - FRAME || from.remaining() < FRAME + length) {
            return Optional.empty();
        }
        byte[] frame = new byte[FRAME + length];
        from.get(from.position(), frame);
        ByteBuffer record = ByteBuffer.wrap(frame);
        if (record.getInt(4) != check(frame, length)) {
            return Optional.empty();
        }
        from.position(from.position() + FRAME + length);
        return Optional.of(entry(record.position(FRAME)));
    }

    private static Entry entry(ByteBuffer from) {
        return switch (from.get()) {
            case 'H' -> {
                int node = from.getInt();
                long epoch = from.getLong();
                long flushes = from.getLong();
                yield new Entry.Head(text(from), node, epoch, flushes);
            }
            case 'I' -> new Entry.Intent(from.getLong(), from.getInt(), from.getInt());
            case 'O' ->
                    new Entry.Outcome(
                            from.getLong(),
                            from.getInt(),
                            from.get(),
                            from.getLong(),
                            from.getShort(),
                            text(from),
                            text(from),
                            from.getLong());
            case 'F' -> new Entry.Flushed(from.getLong());
            default -> throw new IllegalStateException("a record of a newer version");
        };
    }

    private static void outcome(ByteBuffer to, Entry.Outcome outcome) {
        to.put((byte) 'O')
                .putLong(outcome.message())
                .putInt(outcome.attempt())
                .put((byte) outcome.state())
                .putLong(outcome.dueMillis())
                .putShort((short) outcome.code());
        text(to, outcome.reply());
        text(to, outcome.host());
        to.putLong(outcome.atMillis());
    }

    private static void text(ByteBuffer to, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, TEXT);
        to.putShort((short) length).put(bytes, 0, length);
    }

    private static String text(ByteBuffer from) {
        byte[] bytes = new byte[from.getShort()];
        from.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int check(byte[] frame, int length) {
        CRC32C sum = new CRC32C();
        sum.update(frame, FRAME, length);
        return (int) sum.getValue();
    }
}
