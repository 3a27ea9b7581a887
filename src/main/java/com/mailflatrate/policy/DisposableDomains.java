package com.mailflatrate.policy;

import com.mailflatrate.policy.data.DataFile;
import java.util.Set;

/** Domains that give mailboxes for minutes to anybody, without a password. */
public final class DisposableDomains {

    private static final Set<String> DOMAINS =
            Set.copyOf(DataFile.of("disposable-domains.txt").lines());

    private DisposableDomains() {}

    /** Whether the domain, or the one above it, is one; lower-case A-labels. */
    public static boolean contains(String domain) {
        int dot = domain.indexOf('.');
        return DOMAINS.contains(domain)
                || dot > 0
                        && domain.indexOf('.', dot + 1) > 0
                        && DOMAINS.contains(domain.substring(dot + 1));
    }
}
