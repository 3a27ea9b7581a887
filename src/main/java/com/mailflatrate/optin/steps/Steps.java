package com.mailflatrate.optin.steps;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Counts how far visitors of a form come, in memory, and writes the sums down every few seconds: a
 * row per form and day would otherwise be what everybody waits for. A crash loses some seconds of
 * counting, never a registration. Thread-safe.
 */
@Component
public class Steps {

    private final StepStore store;
    private final InstantSource clock;
    private final Map<Key, Long> counts = new ConcurrentHashMap<>();

    Steps(StepStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** How far somebody came. */
    public enum Step {
        /** Looked at the form. */
        SHOWN,
        /** Sent it. */
        POSTED,
        /** Was asked by mail. */
        ASKED,
        /** Clicked. */
        CONFIRMED,
        /** The mail came back: no such address. */
        HARD,
        /** Says it was somebody else. */
        NOT_ME
    }

    /** What is counted together. */
    record Key(AccountId account, UUID form, LocalDate day, Step step) {}

    /** Counts one. */
    public void count(AccountId account, UUID form, Step step) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        counts.merge(new Key(account, form, day, step), 1L, Long::sum);
    }

    /** Writes down what came together. */
    @EngineTransactional
    public void write() {
        Map<Key, Long> sums = new HashMap<>();
        for (Key key : counts.keySet()) {
            Long count = counts.remove(key);
            if (count != null) {
                sums.put(key, count);
            }
        }
        sums.forEach((key, count) -> store.add(key.account(), key, count));
    }
}
