package com.mailflatrate.kernel;

import java.util.Optional;
import java.util.UUID;

/** Where contacts came from. */
public record OriginId(UUID value) {

    /**
     * Reads an id as a URL or a JSON text carries it; empty when it is none, so that nonsense and
     * unknown look alike.
     */
    public static Optional<OriginId> parse(String text) {
        return Ids.uuid(text).map(OriginId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
