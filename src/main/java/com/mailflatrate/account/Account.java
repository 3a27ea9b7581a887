package com.mailflatrate.account;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A customer company.
 *
 * @param id the number inside the house
 * @param publicId the id outside: in the API, in letters
 * @param state its standing
 * @param zone in which its days and frequency promises are counted
 * @param language of letters to it
 */
public record Account(
        AccountId id,
        UUID publicId,
        AccountState state,
        Company company,
        ZoneId zone,
        Language language,
        Instant createdAt) {}
