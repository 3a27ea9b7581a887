package com.mailflatrate.imports.backing;

import java.time.Instant;

/**
 * What the operator said about an account's own customers (UWG § 7(3)).
 *
 * @param open whether files that say they are such may count as proof P3
 */
public record CustomerWord(boolean open, String note, Instant at, String by) {}
