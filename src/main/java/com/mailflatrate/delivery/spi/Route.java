package com.mailflatrate.delivery.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says where the connections of a site go. The mode of delivery has exactly one. */
public interface Route {

    /** What a connection does about TLS. */
    enum Tls {
        /** Plain text, loopback only. */
        NONE,
        /** STARTTLS when it is offered. */
        OFFERED,
        /** STARTTLS, or no mail. */
        REQUIRED,
        /** TLS from the first byte (port 465). */
        IMMEDIATE
    }

    /** Name and password for the next hop. */
    record Login(String user, String password) {

        /** Without the password. */
        @Override
        public String toString() {
            return "Login of " + user;
        }
    }

    /**
     * One place to connect to.
     *
     * @param weight share of connections among the hops of a site, at least 1
     */
    record Hop(String host, int port, Tls tls, @Nullable Login login, int weight) {}

    /**
     * The hops for mail to a domain, in order of preference; several of equal right share by
     * weight. Never empty.
     */
    List<Hop> hops(String domain);
}
