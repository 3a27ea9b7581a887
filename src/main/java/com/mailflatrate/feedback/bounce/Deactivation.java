package com.mailflatrate.feedback.bounce;

import com.mailflatrate.audience.Contacts;
import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.audience.Memberships;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.suppression.SuppressionReason;
import com.mailflatrate.suppression.Suppressions;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes contacts out of all their lists for refusals, and puts them back. */
@Component
class Deactivation {

    private final Contacts contacts;
    private final Memberships memberships;
    private final Suppressions suppressions;
    private final SoftStore soft;

    Deactivation(
            Contacts contacts, Memberships memberships, Suppressions suppressions, SoftStore soft) {
        this.contacts = contacts;
        this.memberships = memberships;
        this.suppressions = suppressions;
        this.soft = soft;
    }

    /** Of contacts of one account, each once. */
    void apply(AccountId account, List<Ending> endings) {
        Actor rule = Actor.system("bounce rule");
        for (SuppressionReason reason : List.of(SuppressionReason.HARD, SuppressionReason.SOFT)) {
            List<Ending> so = endings.stream().filter(one -> one.reason() == reason).toList();
            if (so.isEmpty()) {
                continue;
            }
            suppressions.addAll(
                    account,
                    so.stream()
                            .map(one -> new Suppressions.Cause(one.contact().email(), one.cause()))
                            .toList(),
                    reason,
                    rule);
            List<ContactId> contacts = so.stream().map(one -> one.contact().id()).toList();
            memberships.changeStatusEverywhere(
                    account, contacts, MembershipStatus.BOUNCED, reason.name(), rule);
            soft.forget(account, contacts);
        }
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
