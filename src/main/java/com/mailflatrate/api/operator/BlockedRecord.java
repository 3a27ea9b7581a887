package com.mailflatrate.api.operator;

import java.time.Instant;
import java.util.UUID;

/** A record; with the salt it can be checked against its entry in the log. */
record BlockedRecord(UUID event, String facts, String salt, Instant blockedUntil) {}
