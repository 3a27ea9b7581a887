package com.mailflatrate.transport.route;

import com.mailflatrate.mail.smtp.Hop;
import java.util.List;

/** Says where the connections of a site go. The mode of delivery has exactly one. */
public interface Route {

    /**
     * The fixed next hops for all mail, several share by weight; empty when each domain has its
     * own.
     */
    List<Hop> hops(String domain);

    /** Where mail to a domain goes. May ask the name servers; not inside a transaction. */
    default Target target(String domain) {
        return new Target.NextHops(hops(domain));
    }

    /** Whether all mail goes the same way, so that nobody is asked per domain. */
    default boolean isFixed() {
        return true;
    }
}
