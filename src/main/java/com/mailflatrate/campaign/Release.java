package com.mailflatrate.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The wish to send a campaign now or later.
 *
 * @param policyConfirmed the box was ticked for this campaign
 * @param nonce from the gate's confirmation
 * @param scheduledAt null for at once; what passed more than ten minutes ago or is more than a year
 *     ahead is refused
 * @param again also to those who had this campaign
 */
public record Release(
        boolean policyConfirmed,
        @Nullable String nonce,
        @Nullable Instant scheduledAt,
        boolean again) {}
