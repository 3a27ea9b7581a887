package com.mailflatrate.privacy.retention;

import com.mailflatrate.database.EngineTransactional;
import java.util.List;
import org.springframework.stereotype.Component;

/** What was let go by age, for who must answer for it. */
@Component
@EngineTransactional
public class Forgettings {

    private final ForgottenStore store;

    Forgettings(ForgottenStore store) {
        this.store = store;
    }

    /** Writes down that rows are gone. */
    public void add(Forgotten one) {
        store.add(one);
    }

    /** The newest of them. */
    @EngineTransactional(readOnly = true)
    public List<Forgotten> newest(int limit) {
        return store.newest(limit);
    }
}
