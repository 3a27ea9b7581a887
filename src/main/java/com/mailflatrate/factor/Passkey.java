package com.mailflatrate.factor;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A passkey as its person sees it.
 *
 * @param name given by its person
 */
public record Passkey(UUID id, String name, Instant madeAt, @Nullable Instant usedAt) {}
