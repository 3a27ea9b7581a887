package com.mailflatrate.privacy.ending;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contract that is over.
 *
 * @param deleteAfter until then everything can be exported, and the end can be taken back
 * @param deletedAt null while it waits
 * @param deletions what went; empty before
 */
public record Ending(
        AccountId account,
        Instant endedAt,
        Instant deleteAfter,
        String why,
        Actor by,
        @Nullable Instant deletedAt,
        List<Deletion> deletions) {

    /** Copies the list. */
    public Ending {
        deletions = List.copyOf(deletions);
    }

    /**
     * What became of a table.
     *
     * @param stays why something stays; empty when nothing does
     */
    public record Deletion(String table, long deleted, String stays) {}

    /** The same with its certificate. */
    Ending with(List<Deletion> certificate) {
        return new Ending(account, endedAt, deleteAfter, why, by, deletedAt, certificate);
    }

    /** How many rows went. */
    public long deleted() {
        return deletions.stream().mapToLong(Deletion::deleted).sum();
    }
}
