package com.mailflatrate.doors;

import com.mailflatrate.account.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** Who came in with a request, as its door found out. */
public final class Entrance {

    static final String ATTRIBUTE = "com.mailflatrate.doors.signedIn";

    private static final String OURS = "com.mailflatrate.";
    private static final String OPEN_PAGES = "com.mailflatrate.web.open";

    private Entrance() {}

    /** Who is signed in, if anybody. */
    public static Optional<SignedIn> of(HttpServletRequest request) {
        return Optional.ofNullable((SignedIn) request.getAttribute(ATTRIBUTE));
    }

    /** Said by a door only. */
    public static void put(HttpServletRequest request, SignedIn me) {
        request.setAttribute(ATTRIBUTE, me);
    }

    /** Whether this answers without a login: {@link Open}, and the controllers of web.open. */
    public static boolean isOpen(HandlerMethod method) {
        Class<?> type = method.getBeanType();
        return !type.getName().startsWith(OURS)
                || type.getPackageName().equals("com.mailflatrate.doors")
                || type.getPackageName().startsWith(OPEN_PAGES)
                || AnnotatedElementUtils.hasAnnotation(type, Open.class)
                || method.hasMethodAnnotation(Open.class);
    }
}
