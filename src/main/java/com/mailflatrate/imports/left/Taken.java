package com.mailflatrate.imports.left;

/**
 * What came of a file of people who are gone.
 *
 * @param suppressed rows with an address
 * @param unread rows without one
 */
public record Taken(long suppressed, long unread) {}
