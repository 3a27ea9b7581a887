package com.mailflatrate.imports;

import com.mailflatrate.imports.Import.Tally;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what came of the rows. Pure. */
final class Tallies {

    private Tallies() {}

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
}
