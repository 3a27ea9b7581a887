package com.mailflatrate.policy;

import com.mailflatrate.policy.data.DataFile;
import java.util.Set;

/** Domains whose mailboxes anybody may open; they cannot be a sender's own. */
public final class FreemailDomains {

    private static final Set<String> DOMAINS =
            Set.copyOf(DataFile.of("freemail-domains.txt").lines());

    private FreemailDomains() {}

    /** Whether the domain, or a domain above it, is one; lower-case A-labels. */
    public static boolean contains(String domain) {
        String rest = domain;
        while (true) {
            if (DOMAINS.contains(rest)) {
                return true;
            }
            int dot = rest.indexOf('.');
            if (dot < 0) {
                return false;
            }
            rest = rest.substring(dot + 1);
        }
    }
}
