package com.mailflatrate.doors.entry;

import com.mailflatrate.factor.Site;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.stereotype.Component;

/**
 * Where passkeys belong: the address the operator says. On a machine of one's own, under the name
 * {@code localhost}, the port of the request counts.
 */
@Component
public class HomeSite {

    private static final String LOCAL = "localhost";

    private final PublicAddress address;

    HomeSite(PublicAddress address) {
        this.address = address;
    }

    /** The site a request is for. */
    public Site of(HttpServletRequest request) {
        String host = URI.create(address.origin()).getHost();
        if (LOCAL.equals(host)) {
            return new Site(
                    request.getScheme() + "://" + LOCAL + ":" + request.getServerPort(), LOCAL);
        }
        return new Site(address.origin(), host);
    }
}
