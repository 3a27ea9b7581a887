package com.mailflatrate.privacy.retention;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ContactId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What may not go, whatever its age and whoever asks: a claim, a court, an authority.
 *
 * @param contact null for the whole account
 * @param liftedAt null while it holds
 */
public record LegalHold(
        UUID id,
        AccountId account,
        @Nullable ContactId contact,
        String reason,
        Actor by,
        Instant setAt,
        @Nullable Instant liftedAt) {}
