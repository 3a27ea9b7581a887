package com.mailflatrate.consent.record;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of an import with the commitments of all its neighbours. */
record ImportedFacts(
        UUID event,
        UUID list,
        String grade,
        @Nullable Instant at,
        @Nullable String ip,
        @Nullable String source,
        @Nullable UUID origin,
        @Nullable String email,
        byte[] salt,
        int position,
        byte[] leaves) {}
