package com.mailflatrate.database;

import java.time.Duration;

/** Moves time for the whole service. A bean in sandbox mode only. */
public interface TimeTravel {

    /**
     * Moves the clock and returns after {@link OnAdvance#before} everywhere, then every recurring
     * job due in between once and in order, then {@link OnAdvance#after} everywhere; 30 seconds at
     * most.
     *
     * @param by not negative
     */
    void advance(Duration by);
}
