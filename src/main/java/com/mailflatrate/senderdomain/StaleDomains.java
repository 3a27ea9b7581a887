package com.mailflatrate.senderdomain;

import com.mailflatrate.database.EngineTransactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which domains are due. */
@Component
class StaleDomains {

    private static final Duration USUAL = Duration.ofHours(4);
    private static final Duration SOON = Duration.ofMinutes(9);
    private static final Duration YOUNG = Duration.ofDays(14);
    private static final int ROWS = 200;

    private final DomainStore store;
    private final InstantSource clock;

    StaleDomains(DomainStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @EngineTransactional(readOnly = true)
    List<DomainStore.Stale> list() {
        Instant now = clock.instant();
        return store.stale(now.minus(USUAL), now.minus(SOON), now.minus(YOUNG), ROWS);
    }
}
