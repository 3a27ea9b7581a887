package com.mailflatrate.people.staff;

import com.mailflatrate.account.Role;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Language;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * An invitation among the operator's people, good for the invited address only.
 *
 * @param byName who invited
 * @param open neither taken nor withdrawn; it may have expired
 */
public record StaffInvitation(
        UUID id,
        EmailAddress email,
        Set<Role> roles,
        Language language,
        Instant invitedAt,
        Instant expiresAt,
        String byName,
        boolean open) {

    /** Copies the roles, in the order of {@link Role}. */
    public StaffInvitation {
        roles = java.util.Collections.unmodifiableSet(EnumSet.copyOf(roles));
    }
}
