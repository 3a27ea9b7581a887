package com.mailflatrate.consent;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.ledger.Commitment;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of an import turned into columns, for one statement per batch; commits to each row on the
 * way.
 */
final class ProofColumns {

    private final List<@Nullable String[]> rows = new ArrayList<>();

    /** Takes a row and gives the commitment that stands for it in the import's root. */
    byte[] add(AccountId account, ImportedRow row, long number) {
        Commitment commitment = Commitment.to(row.body(account));
        rows.add(
                new @Nullable String[] {
                    row.contact().toString(),
                    row.list().toString(),
                    row.grade().name(),
                    row.consentAt() == null ? null : row.consentAt().toString(),
                    row.ip(),
                    row.source(),
                    row.origin().toString(),
                    HexFormat.of().formatHex(commitment.salt()),
                    Long.toString(number),
                    row.email()
                });
        return commitment.hash();
    }

    int size() {
        return rows.size();
    }

    @Nullable String[] column(int index) {
        return rows.stream().map(row -> row[index]).toArray(String[]::new);
    }
}
