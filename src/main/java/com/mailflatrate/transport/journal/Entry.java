package com.mailflatrate.transport.journal;

/** One record of the journal. */
public sealed interface Entry {

    /**
     * The first record of a file: whose it is and where it began.
     *
     * @param database names the server whose rows the records are about
     * @param flushes how many batches of results that server had taken by then
     */
    record Head(String database, int node, long epoch, long flushes) implements Entry {}

    /** The next bytes end this mail; from here on the other side may have it. */
    record Intent(long message, int attempt, int connection) implements Entry {}

    /**
     * What the other side said after it.
     *
     * @param state as the messages table numbers it
     * @param dueMillis when it is tried again, since 1970; 0 for never
     * @param reply at most 500 bytes
     */
    record Outcome(
            long message,
            int attempt,
            int state,
            long dueMillis,
            int code,
            String reply,
            String host,
            long atMillis)
            implements Entry {}

    /** The database has taken a batch of results for good. */
    record Flushed(long number) implements Entry {}
}
