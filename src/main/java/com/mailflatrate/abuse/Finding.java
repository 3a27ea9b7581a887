package com.mailflatrate.abuse;

/** One thing the judge found; each has a sentence in the pages. */
public enum Finding {
    /** A token with a genuine signature. */
    TOKEN_GENUINE(true),
    /** A token of our form whose signature is wrong. */
    TOKEN_WRONG(false),
    /** A genuine token, but the message is deleted by now. */
    MESSAGE_GONE(false),
    /** A mailing id of ours. */
    MAILING_KNOWN(true),
    /** A mailing id we never gave out. */
    MAILING_NEVER(false),
    /** A mailing id with a wrong character. */
    MAILING_MISTYPED(false),
    /** The mail's recipient is the message's contact. */
    SAME_RECIPIENT(true),
    /** The mail went to somebody we did not send it to. */
    OTHER_RECIPIENT(false),
    /** The token belongs to another mailing than the one named beside it. */
    OTHER_MAILING(false),
    /** More than three people reported the same message. */
    MANY_REPORTERS(false),
    /** The header got lost on the way. */
    NO_HEADER(true),
    /** Nothing in it looks like ours. */
    NO_MARK(false),
    /** Found by the reporter's address, not by a token. */
    BY_ADDRESS(true);

    private final boolean good;

    Finding(boolean good) {
        this.good = good;
    }

    /** Whether it speaks for our having sent the mail. */
    public boolean isGood() {
        return good;
    }
}
