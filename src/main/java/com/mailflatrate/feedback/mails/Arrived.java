package com.mailflatrate.feedback.mails;

import java.time.Instant;
import java.util.UUID;

/**
 * A mail as it came.
 *
 * @param raw cut at the stored size
 * @param attempts how often reading it failed
 */
public record Arrived(
        UUID id, Instant at, String envelopeFrom, String envelopeTo, byte[] raw, int attempts) {}
