package com.mailflatrate.kernel;

import java.util.Optional;
import java.util.UUID;

/**
 * Where a part of a list that is ordered by UUIDv7 begins. A cursor that nobody gave out reads as
 * the beginning.
 */
public final class Keyset {

    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1L, -1L);

    private Keyset() {}

    /** For newest first: rows with a lower id than this. */
    public static UUID before(PageRequest request) {
        return cursor(request).orElse(LAST);
    }

    /** For oldest first: rows with a higher id than this. */
    public static UUID after(PageRequest request) {
        return cursor(request).orElse(FIRST);
    }

    private static Optional<UUID> cursor(PageRequest request) {
        return Optional.ofNullable(request.cursor()).flatMap(Ids::uuid);
    }
}
