package com.mailflatrate.audience;

import com.mailflatrate.audience.Contact.Membership;
import com.mailflatrate.audience.detail.History;
import com.mailflatrate.audience.detail.HistoryKind;
import com.mailflatrate.audience.detail.HistoryNote;
import com.mailflatrate.audience.detail.Tags;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.policy.IntakePath;
import com.mailflatrate.suppression.Suppressions;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people correct about a contact: fields, address, tags, and two that are one. */
@Component
@Transactional
public class Corrections {

    private final Contacts contacts;
    private final ContactStore store;
    private final Memberships memberships;
    private final Suppressions suppressions;
    private final IntakeRules rules;
    private final Tags tags;
    private final History history;

    Corrections(
            Contacts contacts,
            ContactStore store,
            Memberships memberships,
            Suppressions suppressions,
            IntakeRules rules,
            Tags tags,
            History history) {
        this.contacts = contacts;
        this.store = store;
        this.memberships = memberships;
        this.suppressions = suppressions;
        this.rules = rules;
        this.tags = tags;
        this.history = history;
    }

    /**
     * Changes a contact, all or nothing. A new address makes it unconfirmed on every list it was
     * subscribed to, because nobody has proved it; the caller starts the double opt-in. Refused
     * with NOT_FOUND, like {@link Contacts#register}, with DUPLICATE when another contact has the
     * address, and for what is wrong with a field or a tag.
     */
    public Outcome<Contact> change(AccountId account, ContactId id, Correction change, Actor by) {
        Optional<Contact> found = contacts.find(account, id);
        if (found.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        Contact before = found.get();
        Map<String, String> merged = merged(before.fields(), change.fields());
        List<Reason> wrong = FieldRules.check(merged);
        wrong.addAll(rules.check(account, change.fields()));
        if (!wrong.isEmpty()) {
            return Outcome.refused(wrong);
        }
        Collection<String> wanted = change.tags() == null ? before.tags() : change.tags();
        return address(account, before, change.email())
                .flatMap(email -> tags.set(account, id, wanted, by).map(set -> email))
                .map(
                        email -> {
                            keep(account, before, merged, by);
                            email.ifPresent(fresh -> move(account, before, fresh, by));
                            return contacts.find(account, id).orElseThrow();
                        });
    }

    /**
     * Two contacts turn out to be one person. The first stays and keeps its address; it gets the
     * fields it lacks and the tags of the other, and leaves what the other had left. No consent
     * goes over, because the other address gave it.
     *
     * @return the lists the other was on and this one is not, where the caller may ask anew;
     *     refused with NOT_FOUND, or INVALID_VALUE when both are the same
     */
    public Outcome<Set<ListId>> merge(AccountId account, ContactId id, ContactId other, Actor by) {
        Optional<Contact> one = contacts.find(account, id);
        Optional<Contact> gone = contacts.find(account, other);
        if (one.isEmpty() || gone.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        if (id.equals(other)) {
            return Outcome.refused(Reason.field(Code.INVALID_VALUE, "other"));
        }
        Map<String, String> fields = merged(gone.get().fields(), one.get().fields());
        Set<String> all = new TreeSet<>(one.get().tags());
        all.addAll(gone.get().tags());
        List<Reason> wrong = FieldRules.check(fields);
        if (!wrong.isEmpty()) {
            return Outcome.refused(wrong);
        }
        return tags.set(account, id, all, by)
                .map(
                        set -> {
                            store.setFields(account, id, fields);
                            memberships.leaveLike(account, id, other, by);
                            store.delete(account, other);
                            String address = gone.get().email().full();
                            note(account, id, HistoryKind.MERGED, address, by);
                            return missing(one.get(), gone.get());
                        });
    }

    private Outcome<Optional<EmailAddress>> address(
            AccountId account, Contact contact, @Nullable String typed) {
        if (typed == null || typed.strip().equals(contact.email().full())) {
            return Outcome.done(Optional.empty());
        }
        return rules.judge(typed, IntakePath.EDIT)
                .flatMap(
                        email -> {
                            Optional<Contact> holder = store.byKey(account, email.key());
                            if (holder.isPresent() && !holder.get().id().equals(contact.id())) {
                                return Outcome.refused(Reason.field(Code.DUPLICATE, "email"));
                            }
                            boolean no =
                                    !suppressions
                                            .suppressedAmong(account, List.of(email))
                                            .isEmpty();
                            return no
                                    ? Outcome.refused(Reason.field(Code.SUPPRESSED, "email"))
                                    : Outcome.done(Optional.of(email));
                        });
    }

    private void move(AccountId account, Contact before, EmailAddress email, Actor by) {
        store.setAddress(account, before.id(), email);
        if (!before.email().key().equals(email.key())) {
            memberships.addressChanged(account, before.id(), email, by);
            tags.rename(account, before.id());
        }
        note(account, before.id(), HistoryKind.ADDRESS, before.email().full(), by);
    }

    private void keep(AccountId account, Contact before, Map<String, String> fields, Actor by) {
        if (fields.equals(before.fields())) {
            return;
        }
        store.setFields(account, before.id(), fields);
        Set<String> keys = new TreeSet<>(before.fields().keySet());
        keys.addAll(fields.keySet());
        keys.removeIf(key -> fields.getOrDefault(key, "").equals(before.fields().get(key)));
        note(account, before.id(), HistoryKind.FIELDS, String.join(", ", keys), by);
    }

    private void note(
            AccountId account, ContactId contact, HistoryKind kind, String note, Actor by) {
        history.changed(account, contact, new HistoryNote(kind, note), by);
    }

    private static Set<ListId> missing(Contact one, Contact gone) {
        Set<ListId> lists = new HashSet<>();
        for (Membership membership : gone.memberships()) {
            switch (membership.status()) {
                case SUBSCRIBED, UNCONFIRMED -> lists.add(membership.list());
                case UNSUBSCRIBED, BOUNCED, COMPLAINED, HELD -> {}
            }
        }
        one.memberships().forEach(membership -> lists.remove(membership.list()));
        return lists;
    }

    private static Map<String, String> merged(
            Map<String, String> before, Map<String, String> fields) {
        Map<String, String> merged = new TreeMap<>(before);
        merged.putAll(fields);
        merged.values().removeIf(String::isEmpty);
        return merged;
    }
}
