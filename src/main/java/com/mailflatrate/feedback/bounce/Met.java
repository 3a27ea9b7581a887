package com.mailflatrate.feedback.bounce;

import com.mailflatrate.audience.Contact;
import com.mailflatrate.audience.MembershipStatus;
import java.time.Instant;
import java.util.Comparator;

/** A refusal and the contact it met, as it stands now. */
record Met(Judged judged, Contact contact) {

    Refusal refusal() {
        return judged.refusal();
    }

    /** When the person joined last; what was refused before that no longer counts. */
    Instant signedUp() {
        return contact.memberships().stream()
                .filter(one -> one.status() == MembershipStatus.SUBSCRIBED)
                .map(Contact.Membership::since)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }
}
