package com.mailflatrate.audience.detail;

import com.mailflatrate.kernel.ListId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a history.
 *
 * @param list for {@link HistoryKind#STANDING}, else null
 * @param status for {@link HistoryKind#STANDING}, else null
 * @param reason UPPER_SNAKE, null when it needed none
 * @param by name of who or what brought it about
 */
public record HistoryLine(
        HistoryKind kind,
        @Nullable ListId list,
        @Nullable String status,
        @Nullable String reason,
        String note,
        String by,
        Instant at) {}
