package com.mailflatrate.doors.entry;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where browsers reach the pages, as the operator says. A proxy in front may end TLS and say
 * nothing of it; the setting knows.
 */
@Component
final class PublicAddress {

    private final String origin;

    PublicAddress(@Value("${mailflatrate.public-url:http://localhost:8080}") String url) {
        URI uri = URI.create(url.strip());
        this.origin = uri.getScheme() + "://" + uri.getRawAuthority();
    }

    /** Scheme, host and port, as the {@code Origin} of a browser's request has them. */
    String origin() {
        return origin;
    }

    /** Whether people come by TLS. */
    boolean isHttps() {
        return origin.startsWith("https://");
    }
}
