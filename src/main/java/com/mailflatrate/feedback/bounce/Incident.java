package com.mailflatrate.feedback.bounce;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a provider or a company's domain refused by mistake; nobody is deactivated for
 * it.
 *
 * @param name the provider or MX group, or the domain
 * @param refused refusals that belong to it
 * @param deactivated contacts that are still deactivated because of it
 */
public record Incident(
        UUID id,
        Kind kind,
        String name,
        Instant begun,
        Instant until,
        String why,
        String by,
        @Nullable Instant undoneAt,
        @Nullable String undoneBy,
        long refused,
        long deactivated) {

    /** What the guard calls itself. */
    static final String GUARD = "bounce guard";

    /** Whether a person declared it; otherwise the guard saw it. */
    public boolean isDeclared() {
        return !by.equals(GUARD);
    }

    /** Whose bad day it is. */
    public enum Kind {
        PROVIDER,
        DOMAIN
    }
}
