package com.mailflatrate.transport.journal;

import com.mailflatrate.transport.journal.Entry.Flushed;
import com.mailflatrate.transport.journal.Entry.Head;
import com.mailflatrate.transport.journal.Entry.Intent;
import com.mailflatrate.transport.journal.Entry.Outcome;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier life has left behind.
 *
 * @param head null when there was none: no file, or one that was cut before its first record
 * @param flushed the last batch of results that the database had taken for certain
 * @param outcomes replies that may not have reached the database
 * @param unanswered intents without a reply: nobody knows whether the other side has the mail
 */
public record Past(
        @Nullable Head head, long flushed, List<Outcome> outcomes, List<Intent> unanswered) {

    /** Nothing. */
    public static final Past NONE = new Past(null, 0, List.of(), List.of());

    /** Copies. */
    public Past {
        outcomes = List.copyOf(outcomes);
        unanswered = List.copyOf(unanswered);
    }

    static Past read(ByteBuffer file) {
        Head head = null;
        long flushed = 0;
        List<Outcome> outcomes = new ArrayList<>();
        Map<Long, Intent> unanswered = new LinkedHashMap<>();
        for (Optional<Entry> next = Record.next(file); next.isPresent(); next = Record.next(file)) {
            switch (next.get()) {
                case Head first -> {
                    head = first;
                    flushed = Math.max(flushed, first.flushes());
                }
                case Flushed(long number) -> flushed = Math.max(flushed, number);
                case Intent intent -> unanswered.put(intent.message(), intent);
                case Outcome outcome -> {
                    unanswered.remove(outcome.message());
                    outcomes.add(outcome);
                }
            }
        }
        return new Past(head, flushed, outcomes, List.copyOf(unanswered.values()));
    }
}
