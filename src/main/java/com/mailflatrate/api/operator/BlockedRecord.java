package com.mailflatrate.api.operator;

import com.mailflatrate.ledger.blocked.BlockedFact;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;

/** A record; with the salt it can be checked against its entry in the log. */
record BlockedRecord(
        UUID event, String kind, Instant at, String facts, String salt, Instant blockedUntil) {

    static BlockedRecord of(BlockedFact fact) {
        return new BlockedRecord(
                fact.event(),
                fact.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                fact.at(),
                fact.body(),
                Base64.getEncoder().encodeToString(fact.salt()),
                fact.until());
    }
}
