package com.mailflatrate.abuse;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.campaign.Mailing;
import com.mailflatrate.campaign.Mailings;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.delivery.Messages;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.keys.Tokens;
import com.mailflatrate.reading.Marks;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose a mailing or a message is, over all accounts: for the operator's people only. */
@Component
@EngineTransactional(readOnly = true)
public class Tracing {

    private final Mailings mailings;
    private final Messages messages;
    private final Accounts accounts;
    private final Contacts contacts;
    private final Tokens tokens;

    Tracing(
            Mailings mailings,
            Messages messages,
            Accounts accounts,
            Contacts contacts,
            Tokens tokens) {
        this.mailings = mailings;
        this.messages = messages;
        this.accounts = accounts;
        this.contacts = contacts;
        this.tokens = tokens;
    }

    /** A mailing with its account. */
    public record FoundMailing(Mailing mailing, Account account) {}

    /**
     * A message with its account and the recipient's address, both absent for letters of the
     * platform.
     */
    public record FoundMessage(
            MessageFacts facts, @Nullable Account account, @Nullable String email) {}

    /** The mailing of an id. */
    public Optional<FoundMailing> mailing(MailingId id) {
        return mailings.byMailingId(id)
                .flatMap(
                        mailing ->
                                accounts.find(mailing.account())
                                        .map(account -> new FoundMailing(mailing, account)));
    }

    /** The message of a genuine token of any purpose. */
    public Optional<FoundMessage> message(String token) {
        return Marks.in(token).tokens().stream()
                .flatMap(mark -> tokens.verify(mark.purpose(), mark.text()).stream())
                .findFirst()
                .flatMap(messages::find)
                .map(this::found);
    }

    private FoundMessage found(MessageFacts facts) {
        Account account =
                facts.account() == null ? null : accounts.find(facts.account()).orElse(null);
        String email =
                facts.account() == null || facts.contact() == null
                        ? null
                        : contacts.find(facts.account(), facts.contact())
                                .map(contact -> contact.email().full())
                                .orElse(null);
        return new FoundMessage(facts, account, email);
    }
}
