package com.mailflatrate.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a long list is wanted.
 *
 * @param limit 1 to 200; other values are brought into that range
 * @param cursor of the part before, null for the first
 */
public record PageRequest(int limit, @Nullable String cursor) {

    private static final int MOST = 200;
    private static final int USUAL = 50;

    /** Brings the limit into range. */
    public PageRequest {
        limit = limit <= 0 ? USUAL : Math.min(limit, MOST);
    }

    /** The first part in the usual size. */
    public static PageRequest first() {
        return new PageRequest(USUAL, null);
    }
}
