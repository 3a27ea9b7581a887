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
    /** Approved: its rows come onto the list part by part. */
    ENTERING,
    /** Its rows are on the list. */
    ACTIVE,
    /** Stopped by a rule or the operator. */
    HELD,
    /** A person said no, or the file could not be read to its end. No row came in. */
    REJECTED,
    /** What it brought is being taken away again, part by part. */
    LEAVING,
    /** What it brought was taken away again. */
    ROLLED_BACK;

    /** Whether work on it is under way in the background, which its progress counts. */
    public boolean isUnderWay() {
        return this == CHECKING || this == ENTERING || this == LEAVING;
    }

    /** As the API writes it: work that is under way has one word, whichever it is. */
    public String text() {
        return isUnderWay() ? CHECKING.word() : word();
    }

    /** A word of its own for each. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
