package com.mailflatrate.web.shared;

/** Where a redirect may lead. */
public final class Paths {

    private static final int LONGEST = 500;

    private Paths() {}

    /**
     * Whether this is a path of this house, never an address of another. Nothing that is read in
     * two ways passes: no backslash, no brace, which a redirect would fill in, and in the path no
     * empty and no dotted segment.
     */
    public static boolean isOurs(String to) {
        String path = to.split("[?#]", 2)[0];
        return path.startsWith("/")
                && to.length() <= LONGEST
                && !path.contains("//")
                && !path.contains("/.")
                && to.chars().allMatch(c -> c > ' ' && c < 0x7f && "\\{}".indexOf(c) < 0);
    }

    /** The path, or another when it leads elsewhere. */
    public static String or(String to, String other) {
        return isOurs(to) ? to : other;
    }
}
