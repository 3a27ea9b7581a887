package com.mailflatrate.optin;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A registration that waits for the person's click, or had it.
 *
 * @param email the address the mail went to
 * @param form the form and version it came through, if any
 * @param source where the registration was made, as far as it is known
 * @param wording what was declared, as far as it is known
 * @param tracking whether measuring was agreed to
 * @param confirmedAt null while it waits
 */
public record Confirmation(
        AccountId account,
        UUID id,
        ContactId contact,
        ListId list,
        EmailAddress email,
        @Nullable FormRef form,
        @Nullable String source,
        @Nullable String wording,
        boolean tracking,
        Instant requestedAt,
        Instant expiresAt,
        @Nullable Instant confirmedAt) {}
