package com.mailflatrate.privacy.retention;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.CaseId;
import com.mailflatrate.kernel.ContactId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What may not go, whatever its age and whoever asks: a claim, a court, an authority.
 *
 * @param account null when it is on a case that is of no account
 * @param contact null for the whole account
 * @param onCase the case of the desk it is on, null when it is on none
 * @param reference of the court or authority; always there when it is on a case
 * @param liftedAt null while it holds
 * @param liftedBy null while it holds
 */
public record LegalHold(
        UUID id,
        @Nullable AccountId account,
        @Nullable ContactId contact,
        @Nullable CaseId onCase,
        String reason,
        @Nullable String reference,
        Actor by,
        Instant setAt,
        @Nullable Instant liftedAt,
        @Nullable String liftedBy) {}
