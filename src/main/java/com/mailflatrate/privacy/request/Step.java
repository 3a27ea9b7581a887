package com.mailflatrate.privacy.request;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A module's line of the checklist.
 *
 * @param touched rows that were told, or are gone
 * @param tries how often it was begun
 * @param failure why the last try came to nothing
 * @param doneAt null while it waits
 */
public record Step(
        int position,
        String module,
        long touched,
        int tries,
        @Nullable String failure,
        @Nullable Instant doneAt) {

    /** Whether nothing is left to do. */
    public boolean isDone() {
        return doneAt != null;
    }
}
