package com.mailflatrate.audience;

import com.mailflatrate.audience.Contact.Membership;
import com.mailflatrate.audience.detail.Tags;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.OriginId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.keys.SuppressionKey;
import com.mailflatrate.policy.IntakePath;
import com.mailflatrate.suppression.SuppressionReason;
import com.mailflatrate.suppression.Suppressions;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The contacts of an account. */
@Component
@Transactional
public class Contacts {

    private final ContactStore contacts;
    private final MembershipStore memberships;
    private final ListStore lists;
    private final Suppressions suppressions;
    private final IntakeRules rules;
    private final Tags tags;
    private final InstantSource clock;

    Contacts(
            ContactStore contacts,
            MembershipStore memberships,
            ListStore lists,
            Suppressions suppressions,
            IntakeRules rules,
            Tags tags,
            InstantSource clock) {
        this.contacts = contacts;
        this.memberships = memberships;
        this.lists = lists;
        this.suppressions = suppressions;
        this.rules = rules;
        this.tags = tags;
        this.clock = clock;
    }

    /**
     * Somebody signs up, or is signed up: the contact comes into being (or is found, and gets the
     * fields it lacks) and stands {@code unconfirmed} on the list. Refused with INVALID_ADDRESS,
     * ROLE_ADDRESS, ROLE_LOOKALIKE, SUPPRESSED (on {@link IntakePath#FORM}, where the person acts
     * itself, only for what its sign-up does not outweigh), ALREADY_SUBSCRIBED, NOT_FOUND for the
     * list, and what is wrong with a field.
     *
     * @param address as typed
     */
    public Outcome<ContactId> register(
            AccountId account,
            ListId list,
            String address,
            Map<String, String> fields,
            @Nullable OriginId origin,
            IntakePath path,
            Actor by) {
        if (lists.name(account, list).isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        List<Reason> wrong = FieldRules.check(fields);
        if (wrong.isEmpty() && path != IntakePath.FORM) {
            wrong = rules.check(account, fields);
        }
        if (!wrong.isEmpty()) {
            return Outcome.refused(wrong);
        }
        return rules.judge(address, path)
                .flatMap(
                        email -> {
                            Optional<Code> no = refusal(account, list, email, path);
                            return no.isPresent()
                                    ? Outcome.refused(Reason.field(no.get(), "email"))
                                    : Outcome.done(enter(account, list, email, fields, origin, by));
                        });
    }

    /** One contact with all its memberships; empty when unknown or another account's. */
    @Transactional(readOnly = true)
    public Optional<Contact> find(AccountId account, ContactId id) {
        return contacts.find(account, id).map(contact -> whole(account, contact));
    }

    /**
     * Those of these contacts that there are, with their memberships and without their tags, in two
     * statements.
     */
    @Transactional(readOnly = true)
    public Map<ContactId, Contact> among(AccountId account, Collection<ContactId> ids) {
        Map<ContactId, List<Membership>> standing = memberships.of(account, ids);
        Map<ContactId, Contact> found = new HashMap<>();
        contacts.among(account, ids)
                .forEach(
                        contact ->
                                found.put(
                                        contact.id(),
                                        contact.with(
                                                standing.getOrDefault(contact.id(), List.of()))));
        return found;
    }

    /** The contact with this address, by {@link EmailAddress#key()}. */
    @Transactional(readOnly = true)
    public Optional<Contact> byEmail(AccountId account, EmailAddress address) {
        return contacts.byKey(account, address.key()).map(contact -> whole(account, contact));
    }

    /** A part of the contacts, in the order of their addresses. */
    @Transactional(readOnly = true)
    public Page<Contact> page(AccountId account, Filter filter, PageRequest request) {
        KeyRange range = KeyRange.of(filter.prefix(), request.cursor());
        int rows = request.limit() + 1;
        ListId list = filter.list();
        List<Contact> found =
                list == null
                        ? contacts.page(account, range, filter.status(), filter.tag(), rows)
                        : memberships.page(
                                account, list, range, filter.status(), filter.tag(), rows);
        Page<Contact> page =
                Page.of(found, request.limit(), last -> KeyRange.cursor(last.email().key()));
        return list == null ? withMemberships(account, page) : page;
    }

    /** What a mail to these may say: their fields and {@code email}. Unknown ones are left out. */
    @Transactional(readOnly = true)
    public Map<ContactId, Map<String, String>> fieldsOf(
            AccountId account, Collection<ContactId> ids) {
        return ids.isEmpty() ? Map.of() : contacts.fields(account, ids);
    }

    /** The addresses behind suppression keys, for those that are contacts here. */
    @Transactional(readOnly = true)
    public Map<SuppressionKey, String> addressesOf(
            AccountId account, Collection<SuppressionKey> keys) {
        return keys.isEmpty() ? Map.of() : contacts.addresses(account, keys);
    }

    /** Removes the contact and leaves a suppression ERASED. False when there was none. */
    public boolean erase(AccountId account, ContactId id, Actor by) {
        Optional<Contact> found = contacts.find(account, id);
        found.ifPresent(
                contact -> {
                    suppressions.add(
                            account,
                            contact.email(),
                            SuppressionReason.ERASED,
                            null,
                            by,
                            "contact " + id);
                    contacts.delete(account, id);
                });
        return found.isPresent();
    }

    private ContactId enter(
            AccountId account,
            ListId list,
            EmailAddress email,
            Map<String, String> fields,
            @Nullable OriginId origin,
            Actor by) {
        Map<String, String> given = new HashMap<>(fields);
        given.values().removeIf(String::isEmpty);
        ContactId contact = contacts.put(account, email, given, origin, clock.instant());
        memberships.register(account, contact, list, email, origin, by, clock.instant());
        return contact;
    }

    private Optional<Code> refusal(
            AccountId account, ListId list, EmailAddress email, IntakePath path) {
        List<Membership> standing =
                byEmail(account, email).map(Contact::memberships).orElse(List.of());
        boolean left = standing.stream().anyMatch(Contacts::wasLeft);
        if (path == IntakePath.FORM
                ? suppressions.outlastsSignUp(account, email)
                : left || suppressed(account, email)) {
            return Optional.of(Code.SUPPRESSED);
        }
        boolean subscribed =
                standing.stream()
                        .anyMatch(
                                one ->
                                        one.list().equals(list)
                                                && one.status() == MembershipStatus.SUBSCRIBED);
        return subscribed ? Optional.of(Code.ALREADY_SUBSCRIBED) : Optional.empty();
    }

    private boolean suppressed(AccountId account, EmailAddress email) {
        return !suppressions.suppressedAmong(account, List.of(email)).isEmpty();
    }

    private static boolean wasLeft(Membership membership) {
        return switch (membership.status()) {
            case UNSUBSCRIBED, BOUNCED, COMPLAINED -> true;
            case UNCONFIRMED, SUBSCRIBED, HELD -> false;
        };
    }

    private Contact whole(AccountId account, Contact contact) {
        List<ContactId> id = List.of(contact.id());
        return contact.with(memberships.of(account, id).getOrDefault(contact.id(), List.of()))
                .tagged(tags.of(account, id).getOrDefault(contact.id(), List.of()));
    }

    private Page<Contact> withMemberships(AccountId account, Page<Contact> page) {
        if (page.items().isEmpty()) {
            return page;
        }
        Map<ContactId, List<Membership>> found =
                memberships.of(account, page.items().stream().map(Contact::id).toList());
        return page.map(contact -> contact.with(found.getOrDefault(contact.id(), List.of())));
    }

    /**
     * Which contacts.
     *
     * @param list only those on this list; null for all
     * @param status only those who stand like that there, or anywhere; null for all
     * @param tag only those who have it; null for all
     * @param prefix beginning of the address; null or empty for all
     */
    public record Filter(
            @Nullable ListId list,
            @Nullable MembershipStatus status,
            @Nullable String tag,
            @Nullable String prefix) {

        /** Whatever the tags. */
        public Filter(
                @Nullable ListId list, @Nullable MembershipStatus status, @Nullable String prefix) {
            this(list, status, null, prefix);
        }
    }
}
