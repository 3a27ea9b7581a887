package com.mailflatrate.feedback.bounce;

import com.mailflatrate.audience.Contact;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.audience.Memberships;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.suppression.SuppressionReason;
import com.mailflatrate.suppression.Suppressions;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes a contact out of all its lists for a refusal, and puts it back. */
@Component
class Deactivation {

    private final Contacts contacts;
    private final Memberships memberships;
    private final Suppressions suppressions;

    Deactivation(Contacts contacts, Memberships memberships, Suppressions suppressions) {
        this.contacts = contacts;
        this.memberships = memberships;
        this.suppressions = suppressions;
    }

    /** Gives the lists it stood on until now. */
    List<ListId> apply(Refusal refusal, Contact contact, SuppressionReason reason, String cause) {
        Actor rule = Actor.system("bounce rule");
        suppressions.add(refusal.account(), contact.email(), reason, null, rule, cause);
        List<ListId> lists =
                contact.memberships().stream()
                        .filter(one -> one.status() == MembershipStatus.SUBSCRIBED)
                        .map(Contact.Membership::list)
                        .toList();
        memberships.changeStatusEverywhere(
                refusal.account(), contact.id(), MembershipStatus.BOUNCED, reason.name(), rule);
        return lists;
    }

    /**
     * Puts back whoever still stands as bounced; whoever left or complained meanwhile stays away.
     */
    void undo(IncidentStore.Done done, Actor by) {
        contacts.find(done.account(), done.contact())
                .ifPresent(
                        contact -> {
                            suppressions.liftBounce(done.account(), contact.email());
                            memberships.returnBounced(
                                    done.account(), done.contact(), done.lists(), by);
                        });
    }
}
