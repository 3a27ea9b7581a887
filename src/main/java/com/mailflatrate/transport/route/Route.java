package com.mailflatrate.transport.route;

import com.mailflatrate.mail.smtp.Hop;
import java.util.List;

/** Says where the connections of a site go. The mode of delivery has exactly one. */
public interface Route {

    /**
     * The hops for mail to a domain, in order of preference; several of equal right share by
     * weight. Never empty.
     */
    List<Hop> hops(String domain);
}
