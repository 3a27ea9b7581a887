package com.mailflatrate.feedback.complaint;

import com.mailflatrate.mail.dkim.DkimVerifier;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whether a feedback report comes from whom it says: from a feed in the register, or signed by the
 * domain of its From address (RFC 9477 §3.1). Strangers could otherwise end the mail of others.
 * Asks DNS, so not inside a transaction.
 */
@Component
public class Reporters {

    private final Feeds feeds;
    private final DkimVerifier dkim;

    Reporters(Feeds feeds, DkimVerifier dkim) {
        this.feeds = feeds;
        this.dkim = dkim;
    }

    /** The domain that reports, noted as heard; empty when it is not to be believed. */
    public Optional<String> reporter(byte[] raw, String fromDomain, Instant at) {
        Optional<Feed> feed = feeds.of(fromDomain);
        boolean believed = feed.isPresent() && !feed.get().signed() || isSigned(raw, fromDomain);
        if (!believed) {
            return Optional.empty();
        }
        feed.ifPresent(known -> feeds.heard(known, at));
        return Optional.of(fromDomain);
    }

    private boolean isSigned(byte[] raw, String fromDomain) {
        return dkim.verify(raw).stream().anyMatch(verdict -> verdict.passesFor(fromDomain));
    }
}
