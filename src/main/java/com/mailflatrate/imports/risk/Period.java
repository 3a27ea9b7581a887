package com.mailflatrate.imports.risk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The period an origin states; null where it states none.
 *
 * @param to exclusive
 */
public record Period(@Nullable Instant from, @Nullable Instant to) {}
