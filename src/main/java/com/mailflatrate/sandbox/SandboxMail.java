package com.mailflatrate.sandbox;

import java.time.Instant;

/**
 * A mail in the built-in inbox.
 *
 * @param id opaque
 * @param from the envelope's sender, where bounces go; empty for a bounce
 * @param to the envelope's recipient
 * @param subject decoded, at most 300 characters
 * @param at when it was accepted, by our clock
 * @param size in bytes
 */
public record SandboxMail(
        String id, String from, String to, String subject, Instant at, long size) {}
