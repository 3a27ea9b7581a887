package com.mailflatrate.privacy.retention;

import java.time.Instant;

/**
 * Rows of a table that were let go because of their age.
 *
 * @param before they were older than this
 */
public record Forgotten(String table, Instant at, Instant before, long touched) {}
