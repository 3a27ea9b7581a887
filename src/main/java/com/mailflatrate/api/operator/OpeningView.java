package com.mailflatrate.api.operator;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was asked; {@code records} once another person has agreed, for a day. */
record OpeningView(
        UUID id,
        String state,
        String reason,
        String askedBy,
        Instant askedAt,
        @Nullable String agreedBy,
        List<BlockedRecord> records) {}
