package com.mailflatrate.web.open.form;

import com.google.common.net.InetAddresses;
import com.mailflatrate.doors.Throttle;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * How many registrations a minute may come from one address, one network (IPv4 /24, IPv6 /48) and
 * at one form; in memory of this node. How often an address is asked is another question and kept
 * in the database.
 */
final class Crowd {

    private static final int OF_ADDRESS = 120;
    private static final int OF_NETWORK = 600;
    private static final int OF_FORM = 60_000;

    private final Throttle throttle;

    Crowd(Throttle throttle) {
        this.throttle = throttle;
    }

    /** Refuses with TOO_MANY_REQUESTS. */
    void letIn(String form, String address, HttpServletResponse response) {
        throttle.take("form-address", Throttle.network(address), OF_ADDRESS, response);
        throttle.take("form-network", network(address), OF_NETWORK, response);
        throttle.take("form", form, OF_FORM, response);
    }

    private static String network(String address) {
        if (!InetAddresses.isInetAddress(address)) {
            return address;
        }
        InetAddress parsed = InetAddresses.forString(address);
        byte[] bytes = parsed.getAddress();
        return HexFormat.of().formatHex(Arrays.copyOf(bytes, bytes.length == 4 ? 3 : 6));
    }
}
