package com.mailflatrate.optin;

import com.mailflatrate.audience.Contact;
import com.mailflatrate.audience.Contact.Membership;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.audience.Correction;
import com.mailflatrate.audience.Corrections;
import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.policy.IntakePath;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Corrections with what follows from them: an address nobody has proved is asked. */
@Component
@Transactional
public class ContactEdits {

    private final Contacts contacts;
    private final Corrections corrections;
    private final DoubleOptIn doubleOptIn;

    ContactEdits(Contacts contacts, Corrections corrections, DoubleOptIn doubleOptIn) {
        this.contacts = contacts;
        this.corrections = corrections;
        this.doubleOptIn = doubleOptIn;
    }

    /**
     * Changes a contact; a new address gets a confirmation mail for each list the old one wanted.
     * Refused like {@link Corrections#change}.
     */
    public Outcome<Contact> change(AccountId account, ContactId id, Correction change, Actor by) {
        Optional<Contact> before = contacts.find(account, id);
        if (before.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        return corrections
                .change(account, id, change, by)
                .map(
                        after -> {
                            if (!after.email().key().equals(before.get().email().key())) {
                                ask(account, after, wanted(before.get()), by);
                            }
                            return contacts.find(account, id).orElseThrow();
                        });
    }

    /**
     * Makes two contacts one; for the lists that only the other was on, the remaining address is
     * asked. Refused like {@link Corrections#merge}.
     */
    public Outcome<Contact> merge(AccountId account, ContactId id, ContactId other, Actor by) {
        return corrections
                .merge(account, id, other, by)
                .map(
                        lists -> {
                            ask(account, contacts.find(account, id).orElseThrow(), lists, by);
                            return contacts.find(account, id).orElseThrow();
                        });
    }

    private static List<ListId> wanted(Contact contact) {
        return contact.memberships().stream()
                .filter(
                        one ->
                                one.status() == MembershipStatus.SUBSCRIBED
                                        || one.status() == MembershipStatus.UNCONFIRMED)
                .map(Membership::list)
                .toList();
    }

    private void ask(AccountId account, Contact contact, Collection<ListId> lists, Actor by) {
        for (ListId list : lists) {
            doubleOptIn.request(
                    account,
                    list,
                    new DoubleOptIn.Request(
                            contact.email().full(), Map.of(), Claim.none(), null, null),
                    IntakePath.EDIT,
                    by);
        }
    }
}
