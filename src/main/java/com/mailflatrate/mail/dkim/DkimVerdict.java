package com.mailflatrate.mail.dkim;

import java.util.List;

/**
 * What a verifier says of one signature.
 *
 * @param signed the names in h=, as written
 * @param why in a few words, empty for a pass
 */
public record DkimVerdict(
        Result result, String domain, String selector, List<String> signed, String why) {

    /** Results as in RFC 8601 §2.7.1. */
    public enum Result {
        PASS,
        FAIL,
        /** The key could not be asked for just now. */
        TEMPERROR,
        /** The signature or its key is no such thing. */
        PERMERROR
    }

    /** Copies the names. */
    public DkimVerdict {
        signed = List.copyOf(signed);
    }

    /**
     * Whether it is genuine and its domain is the other or one above or below it (relaxed
     * alignment).
     */
    public boolean passesFor(String fromDomain) {
        return result == Result.PASS
                && (fromDomain.equals(domain)
                        || fromDomain.endsWith('.' + domain)
                        || domain.endsWith('.' + fromDomain));
    }
}
