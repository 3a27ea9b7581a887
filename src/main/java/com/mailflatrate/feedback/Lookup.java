package com.mailflatrate.feedback;

import com.mailflatrate.audience.Contacts;
import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.delivery.Messages;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.MessageId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Messages by their ids, and their recipients, each in a transaction of its own. */
@Component
class Lookup {

    private final Messages messages;
    private final Contacts contacts;

    Lookup(Messages messages, Contacts contacts) {
        this.messages = messages;
        this.contacts = contacts;
    }

    @EngineTransactional(readOnly = true)
    public Optional<MessageFacts> message(MessageId id) {
        return messages.find(id);
    }

    @EngineTransactional(readOnly = true)
    public List<MessageFacts> messages(Collection<MessageId> ids) {
        return messages.find(ids);
    }

    /** Whether the recipient of a message joined a list after that. */
    @EngineTransactional(readOnly = true)
    public boolean isBackSince(MessageFacts facts, Instant at) {
        AccountId account = facts.account();
        ContactId contact = facts.contact();
        return account != null
                && contact != null
                && contacts.find(account, contact).stream()
                        .flatMap(known -> known.memberships().stream())
                        .anyMatch(
                                one ->
                                        one.status() == MembershipStatus.SUBSCRIBED
                                                && one.since().isAfter(at));
    }
}
