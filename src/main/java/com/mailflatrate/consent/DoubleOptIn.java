package com.mailflatrate.consent;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.audience.Contact;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.audience.ListSummary;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.delivery.Letters;
import com.mailflatrate.delivery.spi.SendingHosts;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.keys.Secret;
import com.mailflatrate.keys.Secrets;
import com.mailflatrate.policy.IntakePath;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The only way onto a list from outside: a request, a bare mail, and a person's click (compliance
 * rule 4.6).
 */
@Component
@Transactional
public class DoubleOptIn {

    /** How long the link in the mail works. */
    public static final Duration VALID = Duration.ofDays(7);

    /** At most one mail to an address per account in this time (compliance row C11). */
    private static final Duration QUIET = Duration.ofHours(24);

    private final Accounts accounts;
    private final Lists lists;
    private final Contacts contacts;
    private final Letters letters;
    private final ConfirmationStore confirmations;
    private final EventStore events;
    private final Surroundings around;

    DoubleOptIn(
            Accounts accounts,
            Lists lists,
            Contacts contacts,
            Letters letters,
            ConfirmationStore confirmations,
            EventStore events,
            Surroundings around) {
        this.accounts = accounts;
        this.lists = lists;
        this.contacts = contacts;
        this.letters = letters;
        this.confirmations = confirmations;
        this.events = events;
        this.around = around;
    }

    /** Time, ids and addresses of pages. */
    @Component
    record Surroundings(InstantSource clock, UuidV7 ids, SendingHosts hosts) {}

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
     * Puts an address on a list as unconfirmed and sends it the confirmation mail, at most once a
     * day.
     *
     * @return the contact; else why not, as {@link Contacts#register} says, or ACCOUNT_NOT_ACTIVE
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
        return contacts.register(account, list, request.email(), request.fields(), null, path, by)
                .map(
                        contact -> {
                            ask(account, contact, known.get(), request);
                            return contact;
                        });
    }

    private void ask(AccountId account, ContactId contact, ListSummary list, Request request) {
        Instant now = around.clock().instant();
        Contact person = contacts.find(account, contact).orElseThrow();
        boolean asked = confirmations.hasRecent(account, contact, now.minus(QUIET));
        UUID event =
                events.append(
                        account, EventKind.REQUESTED, header(list), facts(person, list, request));
        if (asked) {
            return;
        }
        Secret secret = Secrets.fresh();
        Confirmation wanted =
                new Confirmation(
                        account,
                        around.ids().next(),
                        contact,
                        list.id(),
                        person.email(),
                        cut(request.claim().sourceUrl(), 1000),
                        cut(request.claim().consentText(), 5000),
                        now,
                        now.plus(VALID),
                        null);
        confirmations.insert(account, wanted, secret.sha256(), event);
        Account sender = accounts.find(account).orElseThrow();
        letters.send(
                Letters.Letter.plain(
                        Letters.Kind.CONFIRMATION,
                        account,
                        person.email(),
                        ConfirmationMail.subject(sender.language(), list.name()),
                        ConfirmationMail.text(
                                sender,
                                list.name(),
                                now,
                                around.hosts().pages() + "/c/" + secret.text())));
    }

    private static Map<String, @Nullable Object> header(ListSummary list) {
        Map<String, @Nullable Object> header = new HashMap<>();
        header.put("list", list.id());
        header.put("mailDe", ConfirmationMail.version(com.mailflatrate.kernel.Language.DE));
        header.put("mailEn", ConfirmationMail.version(com.mailflatrate.kernel.Language.EN));
        return header;
    }

    private static Map<String, @Nullable Object> facts(
            Contact person, ListSummary list, Request request) {
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("contact", person.id());
        facts.put("typed", cut(request.email(), 400));
        facts.put("email", person.email().full());
        facts.put("list", list.name());
        facts.put("ip", cut(request.ip(), 100));
        facts.put("agent", cut(request.userAgent(), 500));
        facts.put("claimIp", cut(request.claim().ip(), 100));
        facts.put("claimSource", cut(request.claim().sourceUrl(), 1000));
        facts.put("claimText", cut(request.claim().consentText(), 5000));
        facts.put("claimAt", request.claim().at());
        return facts;
    }

    private static @Nullable String cut(@Nullable String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }
}
