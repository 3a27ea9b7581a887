package com.mailflatrate.kernel;

import java.util.Optional;
import java.util.UUID;

/** A list contacts subscribe to. */
public record ListId(UUID value) {

    /**
     * Reads an id as a URL or a JSON text carries it; empty when it is none, so that nonsense and
     * unknown look alike.
     */
    public static Optional<ListId> parse(String text) {
        return Ids.uuid(text).map(ListId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
