package com.mailflatrate.feedback.bounce;

import com.mailflatrate.audience.Contact;
import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.feedback.bounce.Incidents.Place;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.suppression.SuppressionReason;
import java.util.List;

/** A refusal after which its contact should no longer be mailed. */
record Ending(Met met, SuppressionReason reason) {

    Contact contact() {
        return met.contact();
    }

    Judged judged() {
        return met.judged();
    }

    /** The lists on which the contact gets mail until now. */
    List<ListId> lists() {
        return contact().memberships().stream()
                .filter(one -> one.status() == MembershipStatus.SUBSCRIBED)
                .map(Contact.Membership::list)
                .toList();
    }

    /** Where it was met, as the guard against bad days looks at it. */
    Place place() {
        return new Place(contact().email().domain(), met.refusal().hostGroup());
    }

    /** In words: the class, the rule and the reply. */
    String cause() {
        return judged().cls()
                + ": "
                + judged().verdict().why()
                + ": "
                + met.refusal().facts().text();
    }
}
