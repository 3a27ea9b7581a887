package com.mailflatrate.optin;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.Policies;
import com.mailflatrate.audience.Contact;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.audience.ListSummary;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.policy.IntakePath;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way onto a list for a customer's own machine, a user, or a person with a mail of ours: a
 * request, a bare mail, and a person's click (compliance rule 4.6).
 */
@Component
@Transactional
public class DoubleOptIn {

    /** How long the link in the mail works. */
    public static final Duration VALID = Duration.ofDays(7);

    private final Accounts accounts;
    private final Lists lists;
    private final Contacts contacts;
    private final Registrations registrations;
    private final Policies policies;

    DoubleOptIn(
            Accounts accounts,
            Lists lists,
            Contacts contacts,
            Registrations registrations,
            Policies policies) {
        this.policies = policies;
        this.accounts = accounts;
        this.lists = lists;
        this.contacts = contacts;
        this.registrations = registrations;
    }

    /**
     * A registration.
     *
     * @param email as typed
     * @param fields what the contact is to be called by; never part of the mail
     * @param claim what the customer states about it
     * @param ip of the request, null for a machine of the customer
     * @param userAgent of the request
     */
    public record Request(
            String email,
            Map<String, String> fields,
            Claim claim,
            @Nullable String ip,
            @Nullable String userAgent) {}

    /**
     * Puts an address on a list as unconfirmed; the confirmation mail follows within the limits of
     * {@link AskingRules}.
     *
     * @return the contact; else why not, as {@link Contacts#register} says, ACCOUNT_NOT_ACTIVE, or
     *     for a new address from the account itself DPA_REQUIRED (compliance row A6)
     */
    public Outcome<ContactId> request(
            AccountId account, ListId list, Request request, IntakePath path, Actor by) {
        Optional<ListSummary> known = lists.find(account, list);
        if (known.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        if (!accounts.mayWork(account)) {
            return Outcome.refused(Code.ACCOUNT_NOT_ACTIVE);
        }
        if (path == IntakePath.API && policies.outstanding(account).contains(Code.DPA_REQUIRED)) {
            return Outcome.refused(Code.DPA_REQUIRED);
        }
        return contacts.register(account, list, request.email(), request.fields(), null, path, by)
                .map(
                        contact -> {
                            enter(account, contact, known.get(), request);
                            return contact;
                        });
    }

    private void enter(AccountId account, ContactId contact, ListSummary list, Request request) {
        Contact person = contacts.find(account, contact).orElseThrow();
        Account sender = accounts.find(account).orElseThrow();
        registrations.enter(
                account,
                new Registrations.Entry(
                        list.id(),
                        null,
                        contact,
                        person.email(),
                        Map.of(),
                        sender.language(),
                        request.claim().sourceUrl(),
                        request.claim().consentText(),
                        request.ip(),
                        false,
                        false,
                        Map.of(),
                        facts(person, list, request)));
    }

    private static Map<String, @Nullable Object> facts(
            Contact person, ListSummary list, Request request) {
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("contact", person.id());
        facts.put("typed", Visit.cut(request.email(), 400));
        facts.put("email", person.email().full());
        facts.put("listName", list.name());
        facts.put("ip", Visit.cut(request.ip(), 100));
        facts.put("agent", Visit.cut(request.userAgent(), 500));
        facts.put("claimIp", Visit.cut(request.claim().ip(), 100));
        facts.put("claimSource", Visit.cut(request.claim().sourceUrl(), 1000));
        facts.put("claimText", Visit.cut(request.claim().consentText(), 5000));
        facts.put("claimAt", request.claim().at());
        facts.put("claimPhoto", request.claim().photo());
        return facts;
    }
}
