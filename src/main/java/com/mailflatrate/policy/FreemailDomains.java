package com.mailflatrate.policy;

/** Domains whose mailboxes anybody may open; they cannot be a sender's own. */
public final class FreemailDomains {

    private FreemailDomains() {}

    /** Whether the domain, or the domain above it, is one; lower-case A-labels. */
    public static boolean contains(String domain) {
        throw new IllegalStateException("not yet: " + domain);
    }
}
