package com.mailflatrate.kernel;

import java.util.Optional;
import java.util.UUID;

/** A person who signs in. */
public record UserId(UUID value) {

    /**
     * Reads an id as a URL or a JSON text carries it; empty when it is none, so that nonsense and
     * unknown look alike.
     */
    public static Optional<UserId> parse(String text) {
        return Ids.uuid(text).map(UserId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
