package com.mailflatrate.audience;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.OriginId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.policy.IntakePath;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The contacts of an account. */
@Component
@Transactional
public class Contacts {

    /**
     * Somebody signs up, or is signed up: the contact comes into being (or is found) and stands {@code unconfirmed}
     * on the list. Refused with INVALID_ADDRESS, ROLE_ADDRESS, ROLE_LOOKALIKE, SUPPRESSED (not for
     * {@link IntakePath#FORM}, where the person acts itself), ALREADY_SUBSCRIBED, NOT_FOUND for the list, and what
     * is wrong with a field.
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
        throw new IllegalStateException("not yet");
    }

    /** One contact with all its memberships; empty when unknown or another account's. */
    @Transactional(readOnly = true)
    public Optional<Contact> find(AccountId account, ContactId id) {
        throw new IllegalStateException("not yet");
    }

    /** The contact with this address, by {@link EmailAddress#key()}. */
    @Transactional(readOnly = true)
    public Optional<Contact> byEmail(AccountId account, EmailAddress address) {
        throw new IllegalStateException("not yet");
    }

    /** A part of the contacts, by address. */
    @Transactional(readOnly = true)
    public Page<Contact> page(AccountId account, Filter filter, PageRequest request) {
        throw new IllegalStateException("not yet");
    }

    /** What a mail to these may say: their fields and {@code email}. Unknown ones are left out. */
    @Transactional(readOnly = true)
    public Map<ContactId, Map<String, String>> fieldsOf(AccountId account, Collection<ContactId> ids) {
        throw new IllegalStateException("not yet");
    }

    /** Replaces the given fields; an empty text takes a field away. */
    public Outcome<Contact> changeFields(AccountId account, ContactId id, Map<String, String> fields) {
        throw new IllegalStateException("not yet");
    }

    /**
     * Another address for the same person. All memberships become unconfirmed, because nobody has proved the new
     * one; the caller starts the double opt-in.
     */
    public Outcome<Contact> changeAddress(AccountId account, ContactId id, String address, Actor by) {
        throw new IllegalStateException("not yet");
    }

    /** Removes the contact and leaves a suppression ERASED. False when there was none. */
    public boolean erase(AccountId account, ContactId id, Actor by) {
        throw new IllegalStateException("not yet");
    }

    /**
     * Which contacts.
     *
     * @param list only those on this list; null for all
     * @param status only those who stand like that; null for all
     * @param prefix beginning of the address; null or empty for all
     */
    public record Filter(@Nullable ListId list, @Nullable MembershipStatus status, @Nullable String prefix) {}
}
