package com.mailflatrate.privacy.takeout;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a permit is for.
 *
 * @param permit its id
 * @param subject the list or segment; null for everything
 */
public record Takeout(UUID permit, Scope scope, @Nullable UUID subject) {}
