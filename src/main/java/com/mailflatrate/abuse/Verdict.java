package com.mailflatrate.abuse;

/** Whose mail a complaint is about. */
public enum Verdict {
    /** Sent by us, to this recipient. */
    OURS,
    /**
     * The token is genuine, but recipient or route is not ours, or many reported it: a replay
     * convicts nobody.
     */
    COPIED,
    /** Names a message or mailing of ours, but the signature does not fit: a person looks. */
    DAMAGED,
    /** Our marks, but we sent no such thing. */
    FORGED,
    /** No mark of ours. */
    UNKNOWN
}
