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
                tally.byReason(),
                tally.proof(),
                batch.progress(),
                batch.failure(),
                talk.stream().map(RemarkView::of).toList(),
                batch.uploadedAt());
    }
}
