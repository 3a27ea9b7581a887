package com.mailflatrate.audience.detail;

/** What kind of thing happened. */
public enum HistoryKind {
    /** It stood so on a list, from then on. */
    STANDING,
    /** Its fields were changed; the note names them. */
    FIELDS,
    /** Its address was changed; the note is the old one. */
    ADDRESS,
    /** Its tags were changed; the note says which. */
    TAGS,
    /** Another contact was merged into it; the note is that one's address. */
    MERGED
}
