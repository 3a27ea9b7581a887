package com.mailflatrate.imports.risk;

/**
 * What the addresses of a list look like; counts of rows.
 *
 * @param alone the only one of their domain
 * @param samePart with a name that occurs at five or more domains
 * @param numbered that differ by a number only
 */
record Addresses(long seen, long alone, long samePart, long numbered) {}
