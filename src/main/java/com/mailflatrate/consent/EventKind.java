package com.mailflatrate.consent;

/** What a record of consent tells of. */
enum EventKind {
    REQUESTED,
    CONFIRMED,
    IMPORTED,
    UNSUBSCRIBED,
    OBJECTED,
    COMPLAINED
}
