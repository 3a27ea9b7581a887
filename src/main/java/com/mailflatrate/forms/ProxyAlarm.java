package com.mailflatrate.forms;

import com.google.common.net.InetAddresses;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Notices a proxy nobody configured: when more than 90 % of the last 50 registrations share one
 * private address, their proofs would name the proxy instead of the person, so forms stop until it
 * is put right. Not in the sandbox, where everybody comes from this machine. Thread-safe.
 */
@Component
final class ProxyAlarm {

    private static final int LAST = 50;
    private static final int SHARED = 45;

    private final boolean sandbox;
    private final Deque<String> addresses = new ArrayDeque<>(LAST);

    ProxyAlarm(@Value("${mailflatrate.delivery.mode:sandbox}") String mode) {
        this.sandbox = "sandbox".equals(mode);
    }

    /** Whether the address of a registration can be believed; notes it. */
    synchronized boolean isBelievable(String address) {
        if (sandbox) {
            return true;
        }
        if (addresses.size() == LAST) {
            addresses.removeFirst();
        }
        addresses.addLast(address);
        boolean full = addresses.size() == LAST;
        boolean shared = addresses.stream().filter(address::equals).count() > SHARED;
        return !full || !shared || !isPrivate(address);
    }

    private static boolean isPrivate(String address) {
        if (!InetAddresses.isInetAddress(address)) {
            return true;
        }
        InetAddress parsed = InetAddresses.forString(address);
        boolean unique = parsed instanceof Inet6Address && (parsed.getAddress()[0] & 0xFE) == 0xFC;
        return unique
                || parsed.isSiteLocalAddress()
                || parsed.isLoopbackAddress()
                || parsed.isLinkLocalAddress();
    }
}
