package com.mailflatrate.api.imports;

import com.mailflatrate.imports.backing.CheckedRows;
import com.mailflatrate.scans.Scan;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What stands behind an import besides its rows, and what people saw of the drawn ones. */
record EvidenceView(@Nullable Papers papers, List<CheckedRows> spotChecks) {

    static EvidenceView of(@Nullable Scan scan, List<CheckedRows> checks) {
        return new EvidenceView(scan == null ? null : Papers.of(scan), checks);
    }

    /** A scan of papers people signed. */
    record Papers(String fileName, String type, int pages, String sha256, Instant keptAt) {

        static Papers of(Scan scan) {
            return new Papers(
                    scan.fileName(),
                    scan.type().name().toLowerCase(Locale.ROOT),
                    scan.pages(),
                    scan.sha256(),
                    scan.keptAt());
        }
    }
}
