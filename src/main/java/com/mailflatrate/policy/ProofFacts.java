package com.mailflatrate.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one row of a file says about a consent.
 *
 * @param consentAt when it was given, null when the row does not say or cannot be read
 * @param ip the address it was given from, as written
 * @param source the page or place it was given at, as written
 * @param now when the row is judged
 * @param knownLayout the file is a recognised export of a system that keeps such records
 * @param signed the row names a page of a scan of papers people signed
 * @param ownCustomer the operator has opened own customers for the account, and the file says it is
 *     them
 */
public record ProofFacts(
        @Nullable Instant consentAt,
        @Nullable String ip,
        @Nullable String source,
        Instant now,
        boolean knownLayout,
        boolean signed,
        boolean ownCustomer) {}
