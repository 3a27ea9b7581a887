package com.mailflatrate.suppression;

import com.mailflatrate.database.EngineTransactional;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What delivery follows in memory. Numbers are given before a transaction commits, so a follower
 * reads again from a little before the highest number it has seen; steps are idempotent. An address
 * may stand here for more than one reason, so a step that goes asks the follower to look again, not
 * to forget.
 */
@Component
@EngineTransactional(readOnly = true)
public class SuppressionFeed {

    private static final int MOST = 10_000;

    private final SuppressionStore store;

    SuppressionFeed(SuppressionStore store) {
        this.store = store;
    }

    /** The highest number visible now; 0 when there is none. */
    public long lastChange() {
        return store.lastChange();
    }

    /** Up to 10,000 steps after the number, in order. */
    public List<SuppressionChange> changesSince(long number) {
        return store.changes(number, MOST);
    }
}
