package com.mailflatrate.api.returns;

import com.mailflatrate.api.shared.Located;
import com.mailflatrate.reread.Reread;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order to read kept mails again.
 *
 * @param state {@code running} or {@code done}
 * @param since mails received from then until it was asked
 * @param result how many came out how; grows while it runs
 */
record RereadView(
        UUID id,
        String state,
        Instant since,
        boolean dryRun,
        String askedBy,
        Instant askedAt,
        @Nullable Instant doneAt,
        Progress progress,
        Result result)
        implements Located {

    /** How far it is, in mails. */
    record Progress(long done, long total) {}

    /**
     * How many mails came out how.
     *
     * @param same read as before
     * @param applied read otherwise, and what follows has followed
     * @param differing what a dry run would change
     * @param leftAlone read otherwise, but an effect stands
     */
    record Result(long same, long applied, long differing, long leftAlone, long unreadable) {}

    @Override
    public String location() {
        return "/api/v1/operator/rereads/" + id;
    }

    /**
     * @param total how many mails it is about
     */
    static RereadView of(Reread order, long total) {
        Reread.Counts counts = order.counts();
        boolean done = order.doneAt() != null;
        return new RereadView(
                order.id(),
                done ? "done" : "running",
                order.since(),
                order.dryRun(),
                order.askedBy(),
                order.askedAt(),
                order.doneAt(),
                new Progress(counts.looked(), done ? counts.looked() : total),
                new Result(
                        counts.same(),
                        counts.applied(),
                        counts.differing(),
                        counts.leftAlone(),
                        counts.unreadable()));
    }
}
