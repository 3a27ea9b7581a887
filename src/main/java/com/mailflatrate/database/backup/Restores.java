package com.mailflatrate.database.backup;

import com.mailflatrate.database.EngineTransactional;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Whether this database came from a backup, for those who must not go on as if nothing was. */
@Component
@EngineTransactional
public class Restores {

    private final RestoreStore store;
    private final InstantSource clock;

    Restores(RestoreStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** True once after each restore; what follows from it belongs into the same transaction. */
    public boolean notice() {
        return store.notice(clock.instant()) > 0;
    }
}
