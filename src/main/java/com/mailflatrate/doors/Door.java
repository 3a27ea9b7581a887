package com.mailflatrate.doors;

/** The three doors of the house. */
public enum Door {
    /** Pages for recipients and the world: no session, no cookie, no CSRF token. */
    PUBLIC,
    /** The interface for machines: bearer tokens only, cookies ignored. */
    API,
    /** Pages for people with a login: cookie, CSRF token, origin check. */
    PAGES;

    private static final String[] PUBLIC_PATHS = {
        "/f",
        "/c",
        "/u",
        "/p",
        "/w",
        "/k",
        "/abuse",
        "/ledger",
        "/healthz",
        "/assets",
        "/.well-known"
    };

    /** The door a path leads through. */
    public static Door of(String path) {
        if (isBelow(path, "/api")) {
            return API;
        }
        for (String root : PUBLIC_PATHS) {
            if (isBelow(path, root)) {
                return PUBLIC;
            }
        }
        return PAGES;
    }

    private static boolean isBelow(String path, String root) {
        return path.startsWith(root)
                && (path.length() == root.length() || path.charAt(root.length()) == '/');
    }
}
