package com.mailflatrate.api.imports;

import com.mailflatrate.imports.Import;
import com.mailflatrate.imports.Import.Progress;
import com.mailflatrate.imports.Import.Tally;
import com.mailflatrate.imports.Remark;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.OriginId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An import as answered. */
record ImportView(
        ImportId id,
        long number,
        ListId listId,
        OriginId originId,
        String fileName,
        String state,
        boolean dryRun,
        long total,
        long accepted,
        long unproven,
        long rejected,
        long known,
        long doubtful,
        Map<String, Long> byReason,
        Map<String, Long> proof,
        Progress progress,
        @Nullable String failure,
        List<RemarkView> remarks,
        Instant createdAt) {

    private static final List<String> REASONS =
            List.of("DUPLICATE", "INVALID_ADDRESS", "ROLE_ADDRESS", "ROLE_LOOKALIKE", "SUPPRESSED");
    private static final List<String> GRADES = List.of("P0", "P1", "P2", "P3");

    static ImportView of(Import batch, List<Remark> talk) {
        Tally tally = batch.tally();
        return new ImportView(
                batch.id(),
                batch.number(),
                batch.list(),
                batch.origin(),
                batch.fileName(),
                batch.state().text(),
                batch.dryRun(),
                tally.total(),
                tally.accepted(),
                tally.unproven(),
                tally.rejected(),
                tally.known(),
                tally.doubtful(),
                withZeros(REASONS, tally.byReason()),
                withZeros(GRADES, tally.proof()),
                batch.progress(),
                batch.failure(),
                talk.stream().map(RemarkView::of).toList(),
                batch.uploadedAt());
    }

    /** The usual ones are there from the beginning, and when there is none of them. */
    private static Map<String, Long> withZeros(List<String> usual, Map<String, Long> counts) {
        Map<String, Long> all = new TreeMap<>(counts);
        usual.forEach(one -> all.putIfAbsent(one, 0L));
        return all;
    }
}
