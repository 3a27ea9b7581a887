package com.mailflatrate.consent.preference;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.audience.Contact;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.delivery.Letters;
import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.delivery.Messages;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.keys.Secret;
import com.mailflatrate.keys.Secrets;
import com.mailflatrate.ledger.EventKind;
import com.mailflatrate.ledger.Events;
import com.mailflatrate.optin.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The preference page. Its secret goes by mail to the person only, on request from the unsubscribe
 * page, so that a forwarded mail opens nothing; it works for seven days.
 */
@Component
@EngineTransactional
public class Preferences {

    private static final Duration VALID = Duration.ofDays(7);
    private static final Duration APART = Duration.ofMinutes(10);
    private static final int A_DAY = 5;

    private final PreferenceStore store;
    private final Accounts accounts;
    private final Contacts contacts;
    private final Messages messages;
    private final Letters letters;
    private final Events events;
    private final Around around;

    Preferences(
            PreferenceStore store,
            Accounts accounts,
            Contacts contacts,
            Messages messages,
            Letters letters,
            Events events,
            Around around) {
        this.store = store;
        this.accounts = accounts;
        this.contacts = contacts;
        this.messages = messages;
        this.letters = letters;
        this.events = events;
        this.around = around;
    }

    /** Mails the link to the person a message went to; too often is once. */
    public void ask(MessageId message, Language language) {
        Optional<MessageFacts> facts = messages.find(message);
        AccountId account = facts.map(MessageFacts::account).orElse(null);
        ContactId contact = facts.map(MessageFacts::contact).orElse(null);
        if (account != null && contact != null && !isTooOften(account, contact)) {
            contacts.find(account, contact)
                    .ifPresent(person -> send(account, person, message, language));
        }
    }

    /** What a secret opens: NOT_FOUND for an unknown one, GONE for an old one. */
    @EngineTransactional(readOnly = true)
    public Outcome<Choice> view(String secret) {
        Optional<PreferenceLink> link = store.bySecret(Secrets.sha256(secret));
        if (link.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        return around.clock().instant().isAfter(link.get().expiresAt())
                ? Outcome.refused(Code.GONE)
                : choice(link.get());
    }

    /** The person no longer wants to be measured (GDPR Art. 7(3)). Twice is once. */
    public void endTracking(Choice choice, Visit visit) {
        AccountId account = choice.account().id();
        if (!store.isTracked(account, choice.contact())) {
            return;
        }
        store.endTracking(account, choice.contact());
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("contact", choice.contact());
        visit.into(facts);
        store.chosen(
                account,
                choice.contact(),
                events.append(
                        account,
                        EventKind.PREFERRED,
                        Map.of("tracking", false, "channel", "PREFERENCES"),
                        facts),
                around.clock().instant());
    }

    /** Forgets links nobody can use any more. */
    public void forget() {
        store.forget(around.clock().instant().minus(VALID));
    }

    private boolean isTooOften(AccountId account, ContactId contact) {
        Instant now = around.clock().instant();
        return store.since(account, contact, now.minus(APART)) > 0
                || store.since(account, contact, now.minus(Duration.ofDays(1))) >= A_DAY;
    }

    private void send(AccountId account, Contact person, MessageId message, Language language) {
        Instant now = around.clock().instant();
        Account sender = accounts.find(account).orElseThrow();
        Secret secret = Secrets.fresh();
        String link = around.hosts().pages() + "/p/" + secret.text() + "?lang=" + language.code();
        PreferenceMail mail = PreferenceMail.of(language, sender, link);
        store.add(
                account,
                secret.sha256(),
                new PreferenceLink(account, person.id(), message, now.plus(VALID)),
                now);
        letters.send(
                Letters.Letter.plain(
                        Letters.Kind.NOTICE, account, person.email(), mail.subject(), mail.text()));
    }

    private Outcome<Choice> choice(PreferenceLink link) {
        Optional<Contact> person = contacts.find(link.account(), link.contact());
        Optional<Account> account = accounts.find(link.account());
        if (person.isEmpty() || account.isEmpty()) {
            return Outcome.refused(Code.GONE);
        }
        return Outcome.done(
                new Choice(
                        account.get(),
                        link.contact(),
                        person.get().email().masked(),
                        on(person.get(), MembershipStatus.SUBSCRIBED),
                        on(person.get(), MembershipStatus.UNSUBSCRIBED),
                        store.isTracked(link.account(), link.contact()),
                        link.message()));
    }

    private static List<Choice.Entry> on(Contact person, MembershipStatus status) {
        return person.memberships().stream()
                .filter(one -> one.status() == status)
                .map(one -> new Choice.Entry(one.list(), one.listName()))
                .toList();
    }
}
