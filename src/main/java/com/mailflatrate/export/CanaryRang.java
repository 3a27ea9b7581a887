package com.mailflatrate.export;

import com.mailflatrate.kernel.AccountId;
import java.time.Instant;
import java.util.UUID;

/**
 * Mail came to an address that only one export has, for the first time.
 *
 * @param mailFrom the sender by the envelope
 */
public record CanaryRang(AccountId account, UUID permit, String mailFrom, Instant at) {}
