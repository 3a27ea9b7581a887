package com.mailflatrate.audience;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import java.time.InstantSource;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How contacts stand on their lists. A bounce does not hide that somebody left or complained, and a
 * leave does not hide a complaint.
 */
@Component
@Transactional
public class Memberships {

    private final MembershipStore store;
    private final InstantSource clock;

    Memberships(MembershipStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Changes how a contact stands on these lists, where it is on them. Idempotent: what stands
     * like that already keeps its reason and time.
     *
     * @param reason UPPER_SNAKE ({@code ONE_CLICK}, {@code HARD}); null when it needs none
     * @return how many memberships changed
     */
    public long changeStatus(
            AccountId account,
            ContactId contact,
            Collection<ListId> lists,
            MembershipStatus status,
            @Nullable String reason,
            Actor by) {
        return lists.isEmpty()
                ? 0
                : store.change(account, contact, lists, status, reason, by, clock.instant());
    }

    /**
     * Takes a contact off a list it never confirmed; a contact that is on no list then is gone too,
     * without a trace among the suppressed.
     */
    public void forgetUnconfirmed(AccountId account, ContactId contact, ListId list) {
        if (store.forgetUnconfirmed(account, contact, list)) {
            store.forgetIfAlone(account, contact);
        }
    }

    /** The same on every list the contact is on. */
    public long changeStatusEverywhere(
            AccountId account,
            ContactId contact,
            MembershipStatus status,
            @Nullable String reason,
            Actor by) {
        return store.change(account, contact, null, status, reason, by, clock.instant());
    }

    /** The same for many contacts, in one statement. */
    public long changeStatusEverywhere(
            AccountId account,
            Collection<ContactId> contacts,
            MembershipStatus status,
            @Nullable String reason,
            Actor by) {
        return contacts.isEmpty()
                ? 0
                : store.changeOfAll(account, contacts, status, reason, by, clock.instant());
    }

    /**
     * The contact has another address: every list it was subscribed to makes it unconfirmed,
     * because nobody has proved the new one.
     */
    public void addressChanged(AccountId account, ContactId contact, EmailAddress email, Actor by) {
        store.changeAddress(account, contact, email, by, clock.instant());
    }

    /** Two contacts are one person: what it left as the other it has left as this one too. */
    public void leaveLike(AccountId account, ContactId contact, ContactId other, Actor by) {
        store.leaveWith(account, contact, other, by, clock.instant());
    }

    /**
     * Takes back a deactivation that was a mistake, on these lists and only where the contact still
     * stands as bounced: whoever left meanwhile has left.
     *
     * @return how many memberships changed
     */
    public long returnBounced(
            AccountId account, ContactId contact, Collection<ListId> lists, Actor by) {
        return lists.isEmpty()
                ? 0
                : store.returnBounced(account, contact, lists, by, clock.instant());
    }
}
