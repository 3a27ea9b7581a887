package com.mailflatrate.ledger.blocked;

import com.mailflatrate.ledger.EventKind;
import java.time.Instant;
import java.util.UUID;

/** What was blocked of an event, until when; with the salt it can be checked against the log. */
public record BlockedFact(
        UUID event, EventKind kind, Instant at, byte[] salt, String body, Instant until) {}
