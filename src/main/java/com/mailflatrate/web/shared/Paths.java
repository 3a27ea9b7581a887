package com.mailflatrate.web.shared;

/** Where a redirect may lead. */
public final class Paths {

    private static final int LONGEST = 500;

    private Paths() {}

    /** Whether this is a path of this house, never an address of another. */
    public static boolean isOurs(String to) {
        return to.startsWith("/")
                && to.length() <= LONGEST
                && !to.startsWith("//")
                && !to.contains("\\")
                && to.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    /** The path, or another when it leads elsewhere. */
    public static String or(String to, String other) {
        return isOurs(to) ? to : other;
    }
}
