package com.mailflatrate.ledger.blocked;

import java.util.UUID;

/** A row of an import: facts of its own under an event of many. */
public record BlockedRow(UUID event, byte[] salt, String body) {}
