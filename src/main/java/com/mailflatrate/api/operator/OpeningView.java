package com.mailflatrate.api.operator;

import com.mailflatrate.abuse.proof.Opened;
import com.mailflatrate.api.shared.Located;
import com.mailflatrate.ledger.blocked.Opening;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was asked.
 *
 * @param state {@code waiting} for a second person, {@code open} for the two for a day, then {@code
 *     closed}
 * @param records for the two while it is open
 */
record OpeningView(
        UUID id,
        String state,
        String reason,
        String askedBy,
        Instant askedAt,
        @Nullable String agreedBy,
        List<BlockedRecord> records)
        implements Located {

    @Override
    public String location() {
        return "/api/v1/operator/blocked-proofs/" + id;
    }

    static OpeningView of(Opened opened) {
        Opening opening = opened.opening();
        return new OpeningView(
                opening.id(),
                opened.state().word(),
                opening.reason(),
                opening.askedName(),
                opening.askedAt(),
                opening.agreedName(),
                opened.facts().stream().map(BlockedRecord::of).toList());
    }
}
