package com.mailflatrate.doors;

import com.mailflatrate.account.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Who came in with a request, as its door found out. */
public final class Entrance {

    static final String ATTRIBUTE = "com.mailflatrate.doors.signedIn";

    private Entrance() {}

    /** Who is signed in, if anybody. */
    public static Optional<SignedIn> of(HttpServletRequest request) {
        return Optional.ofNullable((SignedIn) request.getAttribute(ATTRIBUTE));
    }

    /** Said by a door only. */
    public static void put(HttpServletRequest request, SignedIn me) {
        request.setAttribute(ATTRIBUTE, me);
    }
}
