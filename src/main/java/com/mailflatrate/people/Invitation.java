package com.mailflatrate.people;

import com.mailflatrate.account.Role;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Language;
import java.time.Instant;
import java.util.UUID;

/**
 * An invitation into an account, good for the invited address only.
 *
 * @param byName who invited
 * @param open neither taken nor withdrawn; it may have expired
 */
public record Invitation(
        AccountId account,
        UUID id,
        EmailAddress email,
        Role role,
        Language language,
        Instant invitedAt,
        Instant expiresAt,
        String byName,
        boolean open) {}
