package com.mailflatrate.export;

import com.mailflatrate.kernel.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Leave to carry contacts out.
 *
 * @param what is exported, in words: the list's name
 * @param contacts how many, as counted when it was asked for
 * @param opensAt when the file may be fetched; later than asked for above a day's limits
 * @param closesAt when it may not any more
 * @param fetchedAt the last time the file left
 * @param canaries rows the writer puts among the others
 */
public record Permit(
        UUID id,
        String what,
        long contacts,
        String reason,
        Instant askedAt,
        Instant opensAt,
        Instant closesAt,
        Actor by,
        String ip,
        @Nullable Instant fetchedAt,
        @Nullable Instant stoppedAt,
        List<Canary> canaries) {

    /** Copies the canaries. */
    public Permit {
        canaries = List.copyOf(canaries);
    }

    /** Whether it has to wait because much was carried out already. */
    public boolean waits(Instant now) {
        return stoppedAt == null && opensAt.isAfter(now);
    }

    /** Whether the file may be fetched. */
    public boolean isOpen(Instant now) {
        return stoppedAt == null && !opensAt.isAfter(now) && closesAt.isAfter(now);
    }
}
