package com.mailflatrate.kernel;

import java.util.Optional;
import java.util.UUID;

/** One address in one account. */
public record ContactId(UUID value) {

    /**
     * Reads an id as a URL or a JSON text carries it; empty when it is none, so that nonsense and
     * unknown look alike.
     */
    public static Optional<ContactId> parse(String text) {
        return Ids.uuid(text).map(ContactId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
