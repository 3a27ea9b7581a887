package com.mailflatrate.ledger.blocked;

import java.time.Instant;
import java.util.UUID;

/** What was blocked, until when. */
public record BlockedFact(UUID event, byte[] salt, String body, Instant until) {}
