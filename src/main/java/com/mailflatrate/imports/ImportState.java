package com.mailflatrate.imports;

import java.util.Locale;

/** Where an import stands. */
public enum ImportState {
    /** Its rows are being read and judged. */
    CHECKING,
    /** A dry run is over; nothing has been kept for mailing. */
    CHECKED,
    /** A person looks at it; no row is on the list yet. */
    REVIEW,
    /** Its rows are on the list. */
    ACTIVE,
    /** Stopped by a rule or the operator. */
    HELD,
    /** A person said no, or the file could not be read to its end. No row came in. */
    REJECTED,
    /** What it brought was taken away again. */
    ROLLED_BACK;

    /** As the API writes it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
