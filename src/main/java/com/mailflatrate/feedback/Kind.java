package com.mailflatrate.feedback;

/** What a mail that came back was; each is exactly one. */
public enum Kind {
    BOUNCE,
    COMPLAINT,
    UNSUBSCRIBE,
    OBJECTION,
    AUTO_REPLY,
    DELAY,
    HUMAN,
    JUNK
}
