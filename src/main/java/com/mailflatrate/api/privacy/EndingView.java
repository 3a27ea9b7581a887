package com.mailflatrate.api.privacy;

import com.mailflatrate.privacy.ending.Ending;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of a contract; with the certificate once everything is deleted.
 *
 * @param deleteAfter until then everything can be exported, and the end taken back
 */
record EndingView(
        Instant endedAt,
        Instant deleteAfter,
        String why,
        String by,
        @Nullable Instant deletedAt,
        List<Ending.Deletion> deletions) {

    static EndingView of(Ending ending) {
        return new EndingView(
                ending.endedAt(),
                ending.deleteAfter(),
                ending.why(),
                ending.by().name(),
                ending.deletedAt(),
                ending.deletions());
    }
}
