package com.mailflatrate.kernel;

import java.util.Optional;
import java.util.UUID;

/** A sign-up form. */
public record FormId(UUID value) {

    /**
     * Reads an id as a URL or a JSON text carries it; empty when it is none, so that nonsense and
     * unknown look alike.
     */
    public static Optional<FormId> parse(String text) {
        return Ids.uuid(text).map(FormId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
