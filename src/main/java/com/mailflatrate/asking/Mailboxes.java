package com.mailflatrate.asking;

import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.keys.SuppressionKey;
import com.mailflatrate.suppression.Fingerprint;
import com.mailflatrate.suppression.Fingerprints;
import org.springframework.stereotype.Component;

/** What stands for the mailbox behind an address, where limits must not keep the address itself. */
@Component
public final class Mailboxes {

    private final Fingerprints fingerprints;

    Mailboxes(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    /** A keyed hash; tags and dots are idle where the provider ignores them. */
    public byte[] hash(EmailAddress email) {
        Fingerprint print = fingerprints.of(email);
        SuppressionKey mailbox = print.mailbox();
        return (mailbox == null ? print.key() : mailbox).hash();
    }
}
