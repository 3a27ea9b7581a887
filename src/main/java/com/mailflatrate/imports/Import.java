package com.mailflatrate.imports;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.OriginId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A file of contacts with its origin: one thing that can be reviewed, held or rolled back.
 *
 * @param number counts the imports of the account from 1, for people
 * @param mapping our field to the column's heading
 * @param tally what came of the rows; zeros while checking
 * @param progress rows judged and rows in the file
 * @param failure a code why the whole file failed; null when it did not
 */
public record Import(
        AccountId account,
        ImportId id,
        long number,
        ListId list,
        OriginId origin,
        ImportState state,
        boolean dryRun,
        String fileName,
        Map<String, String> mapping,
        Tally tally,
        Progress progress,
        @Nullable String failure,
        Instant uploadedAt,
        String uploadedBy,
        @Nullable Decision decision) {

    /** Copies. */
    public Import {
        mapping = Map.copyOf(mapping);
    }

    /** Rows of the file. */
    public long rows() {
        return state == ImportState.CHECKING ? progress.total() : tally.total();
    }

    /** Whether nobody has decided yet, and its rows may be judged once more. */
    public boolean isOpen() {
        return state == ImportState.CHECKED || state == ImportState.REVIEW;
    }

    /** Rows done of rows known: read, or moved onto the list or away from it. */
    public record Progress(long done, long total) {}

    /**
     * What came of the rows; accepted, unproven and rejected make the total.
     *
     * @param known among those that come in, contacts the account had already
     * @param doubtful rows that share the reviewer's decision
     * @param byReason rejected rows by code
     * @param proof rows that come in by grade, {@code P0} to {@code P3}
     */
    public record Tally(
            long total,
            long accepted,
            long unproven,
            long rejected,
            long known,
            long doubtful,
            Map<String, Long> byReason,
            Map<String, Long> proof) {

        /** Nothing yet. */
        public static final Tally NONE = of(List.of());

        /** Copies. */
        public Tally {
            byReason = Map.copyOf(byReason);
            proof = Map.copyOf(proof);
        }

        /** Adds up what came of the rows. */
        static Tally of(List<RowStore.Count> counts) {
            Map<String, Long> byReason = new TreeMap<>();
            Map<String, Long> proof = new TreeMap<>(Map.of("P0", 0L, "P1", 0L, "P2", 0L, "P3", 0L));
            long total = 0;
            long known = 0;
            long doubtful = 0;
            for (RowStore.Count count : counts) {
                total += count.n();
                if (!count.code().isEmpty()) {
                    byReason.merge(count.code(), count.n(), Long::sum);
                    continue;
                }
                proof.merge(count.grade(), count.n(), Long::sum);
                known += count.known() ? count.n() : 0;
                doubtful += count.doubtful() ? count.n() : 0;
            }
            long rejected = byReason.values().stream().mapToLong(Long::longValue).sum();
            long unproven = proof.getOrDefault("P0", 0L);
            return new Tally(
                    total,
                    total - rejected - unproven,
                    unproven,
                    rejected,
                    known,
                    doubtful,
                    byReason,
                    proof);
        }

        /** Rejected rows with this code. */
        public long of(String code) {
            return byReason.getOrDefault(code, 0L);
        }
    }

    /** What a reviewer said last. */
    public record Decision(String verdict, String note, Instant at, String by) {}
}
