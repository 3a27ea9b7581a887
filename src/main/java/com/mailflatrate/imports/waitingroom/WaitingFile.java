package com.mailflatrate.imports.waitingroom;

import com.mailflatrate.imports.ReviewFacts.SpotCheck;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.scans.Scan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that waits.
 *
 * @param drawn rows with proof, drawn at random: the smaller of 10 and 3 %, at least one
 * @param scan of papers people signed; null without one
 */
public record WaitingFile(
        AccountId account,
        UUID id,
        String fileName,
        WaitingFacts facts,
        List<SpotCheck> drawn,
        @Nullable Scan scan,
        Instant putAt) {

    /** How long it is kept. */
    public static final Duration KEPT = Duration.ofDays(14);

    /** Copies. */
    public WaitingFile {
        drawn = List.copyOf(drawn);
    }

    /** When it is deleted, decided or not. */
    public Instant deletedAt() {
        return putAt.plus(KEPT);
    }
}
