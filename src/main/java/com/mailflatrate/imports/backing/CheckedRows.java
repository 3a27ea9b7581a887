package com.mailflatrate.imports.backing;

import java.time.Instant;

/**
 * What a person saw of the rows drawn for the spot check.
 *
 * @param shown rows whose full proof was there
 * @param drawn of so many
 */
public record CheckedRows(long shown, long drawn, Instant at, String by) {

    /** Whether nothing was missing. */
    public boolean isComplete() {
        return shown == drawn;
    }
}
