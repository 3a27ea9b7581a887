package com.mailflatrate.web.open;

import com.mailflatrate.consent.optin.Visit;
import com.mailflatrate.doors.Client;
import jakarta.servlet.http.HttpServletRequest;

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
                request.getHeader("Origin"));
    }
}
