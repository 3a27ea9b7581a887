package com.mailflatrate.web.open;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.audience.Contact;
import com.mailflatrate.audience.Contact.Membership;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.delivery.Messages;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.TokenPurpose;
import com.mailflatrate.keys.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Finds what the unsubscribe page shows. */
@Component
class UnsubscribePages {

    private final Tokens tokens;
    private final Messages messages;
    private final Accounts accounts;
    private final Contacts contacts;

    UnsubscribePages(Tokens tokens, Messages messages, Accounts accounts, Contacts contacts) {
        this.tokens = tokens;
        this.messages = messages;
        this.accounts = accounts;
        this.contacts = contacts;
    }

    @EngineTransactional(readOnly = true)
    public UnsubscribePage of(String token) {
        Optional<MessageId> message = tokens.verify(TokenPurpose.UNSUBSCRIBE, token);
        if (message.isEmpty()) {
            return new UnsubscribePage.Unknown();
        }
        return messages.find(message.get()).flatMap(this::known).orElse(new UnsubscribePage.Gone());
    }

    /** The message behind a genuine token, with whom it went to; empty otherwise. */
    @EngineTransactional(readOnly = true)
    public Optional<MessageFacts> facts(String token) {
        return tokens.verify(TokenPurpose.UNSUBSCRIBE, token)
                .flatMap(messages::find)
                .filter(
                        facts ->
                                facts.account() != null
                                        && facts.contact() != null
                                        && facts.list() != null);
    }

    /** The address of a contact as the page that brings it back needs it. */
    @EngineTransactional(readOnly = true)
    public Optional<String> address(AccountId account, ContactId contact) {
        return contacts.find(account, contact).map(person -> person.email().full());
    }

    private Optional<UnsubscribePage> known(MessageFacts facts) {
        AccountId id = facts.account();
        ContactId contact = facts.contact();
        Optional<Account> account = id == null ? Optional.empty() : accounts.find(id);
        if (id == null || contact == null || account.isEmpty()) {
            return Optional.empty();
        }
        Optional<Contact> person = contacts.find(id, contact);
        return Optional.of(
                new UnsubscribePage.Known(
                        account.get().company(),
                        person.map(who -> who.email().masked()).orElse(""),
                        names(person, membership -> facts.lists().contains(membership.list())),
                        names(person, membership -> !facts.lists().contains(membership.list())),
                        tokens.mint(TokenPurpose.ID, facts.message())));
    }

    private static List<String> names(Optional<Contact> person, Predicate<Membership> which) {
        return person.stream()
                .flatMap(who -> who.memberships().stream())
                .filter(which)
                .filter(
                        on ->
                                on.status() == MembershipStatus.SUBSCRIBED
                                        || on.status() == MembershipStatus.HELD)
                .map(Membership::listName)
                .sorted()
                .toList();
    }
}
