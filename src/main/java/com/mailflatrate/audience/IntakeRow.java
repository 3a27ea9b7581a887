package com.mailflatrate.audience;

import com.mailflatrate.kernel.EmailAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One contact of a batch, already judged.
 *
 * @param status how it shall stand on the list
 * @param reason why, UPPER_SNAKE; null when it needs none
 */
public record IntakeRow(
        EmailAddress email,
        Map<String, String> fields,
        MembershipStatus status,
        @Nullable String reason) {}
