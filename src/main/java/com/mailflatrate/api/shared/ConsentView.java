package com.mailflatrate.api.shared;

import com.mailflatrate.consent.Proof;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.OriginId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The proof for one list; {@code grade} is {@code double-opt-in}, {@code P1}, {@code P2}, {@code
 * P3} or {@code P0}.
 */
public record ConsentView(
        ListId listId,
        String grade,
        @Nullable Instant consentAt,
        @Nullable String ip,
        @Nullable String source,
        @Nullable OriginId originId,
        @Nullable ImportId importId,
        UUID event,
        Instant recordedAt) {

    /** Of a proof. */
    public static ConsentView of(Proof proof) {
        return new ConsentView(
                proof.list(),
                proof.grade() == Proof.Grade.DOUBLE_OPT_IN ? "double-opt-in" : proof.grade().name(),
                proof.consentAt(),
                proof.ip(),
                proof.source(),
                proof.origin(),
                proof.importId(),
                proof.event(),
                proof.recordedAt());
    }
}
