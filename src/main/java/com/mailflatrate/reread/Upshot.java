package com.mailflatrate.reread;

/** What came of reading a mail again. */
public enum Upshot {
    /** It was read as before; nothing follows. */
    SAME,
    /** It was read otherwise, and what follows from that has followed. */
    APPLIED,
    /** It is read otherwise now, and would be applied; this was a dry run. */
    WOULD_CHANGE,
    /** It is read otherwise now, but it has had its effect, or the person has come back since. */
    LEFT_ALONE,
    /** It cannot be read now either. */
    UNREADABLE
}
