package com.mailflatrate.web.open;

import com.mailflatrate.doors.Client;
import com.mailflatrate.optin.Visit;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** What a person's request tells as evidence. Proxies are dealt with before. */
public final class Visits {

    private Visits() {}

    /** Address, browser and page of a request. */
    public static Visit of(HttpServletRequest request) {
        return new Visit(
                Client.address(request),
                request.getRemotePort(),
                request.getHeader("User-Agent"),
                request.isSecure(),
                request.getHeader("Referer"),
                site(request.getHeader("Origin")));
    }

    /** A page that keeps its address to itself sends the word (RFC 6454 §7.3), which names none. */
    private static @Nullable String site(@Nullable String origin) {
        return "null".equals(origin) ? null : origin;
    }
}
