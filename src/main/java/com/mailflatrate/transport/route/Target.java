package com.mailflatrate.transport.route;

import com.mailflatrate.mail.smtp.Hop;
import java.util.List;

/** Where mail to a domain goes. */
public sealed interface Target {

    /** Longer names of sites are cut. */
    int LONGEST = 200;

    /** The name under which limits of a next hop are kept. */
    static String nameOf(Hop hop) {
        return hop.host() + ':' + hop.port();
    }

    /** Whose servers they are, by the names under which limits are kept. */
    default List<String> sites() {
        return switch (this) {
            case NextHops(List<Hop> hops) -> hops.stream().map(Target::nameOf).toList();
            case Site(String name, String _, List<List<Hop>> _) ->
                    List.of(name.length() <= LONGEST ? name : name.substring(0, LONGEST));
            case Nowhere _, Unknown _ -> List.of();
        };
    }

    /** Fixed next hops that share by weight; all mail goes there. */
    record NextHops(List<Hop> hops) implements Target {

        /** Copies the hops. */
        public NextHops {
            hops = List.copyOf(hops);
        }
    }

    /**
     * Mail servers of a provider.
     *
     * @param name of whoever runs them; what we may do there is counted by this name
     * @param way a connection serves exactly the domains with the same way
     * @param tiers servers of equal preference together, the best first; never empty
     */
    record Site(String name, String way, List<List<Hop>> tiers) implements Target {

        /** Copies the tiers. */
        public Site {
            tiers = tiers.stream().map(List::copyOf).toList();
        }
    }

    /**
     * The domain takes no mail.
     *
     * @param why begins with an enhanced status (RFC 3463)
     * @param certain false when one answer alone is no reason to give up
     */
    record Nowhere(int code, String why, boolean certain) implements Target {}

    /** The name servers could not say. */
    record Unknown(String why) implements Target {}
}
