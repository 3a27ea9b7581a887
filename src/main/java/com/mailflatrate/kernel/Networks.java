package com.mailflatrate.kernel;

import com.google.common.net.InetAddresses;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The network somebody comes from: an IPv4 address itself, the /64 of an IPv6 address; this machine
 * is one network, whichever way it calls itself.
 */
public final class Networks {

    private static final int OCTETS = 8;
    private static final String THIS_MACHINE = "127.0.0.1";

    private Networks() {}

    /** An address in the one way it is written (RFC 5952); what is no address stays as it is. */
    public static String written(String ip) {
        return InetAddresses.isInetAddress(ip)
                ? InetAddresses.toAddrString(InetAddresses.forString(ip))
                : ip;
    }

    /** The network of an address in text; whatever is no address is its own network. */
    public static String of(String ip) {
        if (!InetAddresses.isInetAddress(ip)) {
            return ip;
        }
        InetAddress address = InetAddresses.forString(ip);
        if (address instanceof Inet6Address && address.isLoopbackAddress()) {
            return THIS_MACHINE;
        }
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), OCTETS))
                : ip;
    }
}
