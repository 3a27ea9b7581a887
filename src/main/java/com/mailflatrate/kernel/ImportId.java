package com.mailflatrate.kernel;

import java.util.Optional;
import java.util.UUID;

/** A file of contacts with its origin. */
public record ImportId(UUID value) {

    /**
     * Reads an id as a URL or a JSON text carries it; empty when it is none, so that nonsense and
     * unknown look alike.
     */
    public static Optional<ImportId> parse(String text) {
        return Ids.uuid(text).map(ImportId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
