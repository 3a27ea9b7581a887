package com.mailflatrate.kernel;

import java.util.Optional;
import java.util.UUID;

/** A domain an account has proved or is about to prove. */
public record SenderDomainId(UUID value) {

    /**
     * Reads an id as a URL or a JSON text carries it; empty when it is none, so that nonsense and
     * unknown look alike.
     */
    public static Optional<SenderDomainId> parse(String text) {
        return Ids.uuid(text).map(SenderDomainId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
