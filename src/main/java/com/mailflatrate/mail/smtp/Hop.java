package com.mailflatrate.mail.smtp;

import org.jspecify.annotations.Nullable;

/**
 * One place to connect to.
 *
 * @param weight share of connections among the hops of a site, at least 1
 */
public record Hop(String host, int port, Tls tls, @Nullable Login login, int weight) {

    /** What a connection does about TLS. */
    public enum Tls {
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
    public record Login(String user, String password) {

        /** Without the password. */
        @Override
        public String toString() {
            return "Login of " + user;
        }
    }
}
