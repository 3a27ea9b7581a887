package com.mailflatrate.api.takeout;

import com.mailflatrate.api.shared.Located;
import com.mailflatrate.export.Permit;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An export as answered.
 *
 * @param state waiting, open, stopped or over
 * @param contacts as counted when it was asked for
 */
record ExportView(
        UUID id,
        String what,
        String state,
        long contacts,
        String reason,
        Instant askedAt,
        Instant opensAt,
        Instant closesAt,
        @Nullable Instant fetchedAt)
        implements Located {

    @Override
    public String location() {
        return "/api/v1/exports/" + id;
    }

    static ExportView of(Permit permit, Instant now) {
        String state = permit.isOpen(now) ? "open" : permit.waits(now) ? "waiting" : "over";
        return new ExportView(
                permit.id(),
                permit.what(),
                permit.stoppedAt() == null ? state : "stopped",
                permit.contacts(),
                permit.reason(),
                permit.askedAt(),
                permit.opensAt(),
                permit.closesAt(),
                permit.fetchedAt());
    }
}
