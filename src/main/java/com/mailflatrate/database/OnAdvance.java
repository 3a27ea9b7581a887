package com.mailflatrate.database;

import java.time.Instant;

/** What a module does when the sandbox's time is moved; beans are called in their order. */
public interface OnAdvance {

    /** Before the clock moves: what must exist up to then, such as partitions. */
    default void before(Instant then) {}

    /**
     * After the clock has moved and every recurring job due in between has run once: gives entries
     * that are due now their turn and returns when they had it, at the latest after the deadline in
     * wall time.
     *
     * @param now the moved time
     * @param deadline of {@link System#nanoTime()}
     */
    default void after(Instant now, long deadline) {}
}
