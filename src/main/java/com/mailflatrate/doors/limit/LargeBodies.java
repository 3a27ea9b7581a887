package com.mailflatrate.doors.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/**
 * Posts that may bring larger files than any other, such as lists of contacts. Taken from people
 * and keys that are signed in only, before anything of them is read.
 *
 * @param path the shape of their whole path, as it is written in the request
 * @param mostBytes of the files in one of them
 */
public record LargeBodies(Pattern path, long mostBytes) {

    private static final String BROUGHT = "com.mailflatrate.doors.largeBody";

    /** Whether a request may bring more than others do, and so needs a login. */
    public static boolean mayBring(HttpServletRequest request) {
        return request.getAttribute(BROUGHT) != null;
    }

    boolean hold(HttpServletRequest request) {
        boolean here =
                request.getMethod().equals("POST")
                        && path.matcher(request.getRequestURI()).matches();
        if (here) {
            request.setAttribute(BROUGHT, true);
        }
        return here;
    }
}
