package com.mailflatrate.kernel;

import java.util.Optional;
import java.util.UUID;

/** What the abuse desk works on. */
public record CaseId(UUID value) {

    /**
     * Reads an id as a URL or a JSON text carries it; empty when it is none, so that nonsense and
     * unknown look alike.
     */
    public static Optional<CaseId> parse(String text) {
        return Ids.uuid(text).map(CaseId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
