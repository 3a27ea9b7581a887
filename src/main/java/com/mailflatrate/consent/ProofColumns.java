package com.mailflatrate.consent;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.ledger.CanonicalJson;
import com.mailflatrate.ledger.Commitment;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows of an import turned into columns, for one statement per batch; commits to each row on the
 * way.
 */
final class ProofColumns {

    private static final int SHORT = 100;
    private static final int LONG = 1000;

    private final List<@Nullable String[]> rows = new ArrayList<>();

    /** Takes a row and gives the commitment that stands for it in the import's root. */
    byte[] add(AccountId account, ImportedRow row) {
        Map<String, @Nullable Object> body = new TreeMap<>();
        body.put("account", account.value());
        body.put("contact", row.contact());
        body.put("list", row.list());
        body.put("grade", row.grade());
        body.put("at", row.consentAt());
        body.put("ip", cut(row.ip(), SHORT));
        body.put("source", cut(row.source(), LONG));
        body.put("origin", row.origin());
        Commitment commitment = Commitment.to(CanonicalJson.of(body));
        rows.add(
                new @Nullable String[] {
                    row.contact().toString(),
                    row.list().toString(),
                    row.grade().name(),
                    row.consentAt() == null ? null : row.consentAt().toString(),
                    cut(row.ip(), SHORT),
                    cut(row.source(), LONG),
                    row.origin().toString(),
                    HexFormat.of().formatHex(commitment.salt())
                });
        return commitment.hash();
    }

    int size() {
        return rows.size();
    }

    @Nullable String[] column(int index) {
        return rows.stream().map(row -> row[index]).toArray(String[]::new);
    }

    private static @Nullable String cut(@Nullable String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }
}
