package com.mailflatrate.transport.route;

import java.net.InetAddress;

/**
 * An address of ours from which connections go out.
 *
 * @param helo the name it says in EHLO: its own in the DNS, both ways
 */
public record Source(InetAddress address, String helo) {

    @Override
    public String toString() {
        return helo + " (" + address.getHostAddress() + ')';
    }
}
