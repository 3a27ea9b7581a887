package com.mailflatrate.web.suppression;

import com.mailflatrate.keys.SuppressionKey;
import com.mailflatrate.suppression.Suppression;
import com.mailflatrate.suppression.SuppressionReason;
import java.util.Map;

/**
 * An entry as the page shows it.
 *
 * @param address empty when only its fingerprint is kept
 * @param listName of the only list it holds for; empty for everything
 */
public record SuppressionLine(Suppression entry, String address, String listName) {

    static SuppressionLine of(
            Suppression entry, Map<SuppressionKey, String> known, Map<String, String> lists) {
        String typed = entry.address();
        return new SuppressionLine(
                entry,
                typed != null ? typed : known.getOrDefault(entry.key(), ""),
                entry.list() == null ? "" : lists.getOrDefault(entry.list().toString(), ""));
    }

    /** Whether the account put it there itself and may take it away. */
    public boolean own() {
        return entry.reason() == SuppressionReason.MANUAL;
    }
}
