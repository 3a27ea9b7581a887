package com.mailflatrate.delivery;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.delivery.MessageFacts.State;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.TokenPurpose;
import com.mailflatrate.keys.Tokens;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks messages up for those who got a token back. Over all accounts: engine lane only. */
@Component
@EngineTransactional(readOnly = true)
public class Messages {

    private final MessageStore store;
    private final Tokens tokens;

    Messages(MessageStore store, Tokens tokens) {
        this.store = store;
        this.tokens = tokens;
    }

    /** What is known of a message; empty when there is none (any more). */
    public Optional<MessageFacts> find(MessageId message) {
        return find(List.of(message)).stream().findFirst();
    }

    /** What is known of these messages, in one statement; those that are gone are left out. */
    public List<MessageFacts> find(Collection<MessageId> messages) {
        return messages.isEmpty() ? List.of() : store.find(messages);
    }

    /** The message of a genuine token of this purpose. */
    public Optional<MessageFacts> byToken(TokenPurpose purpose, String token) {
        return tokens.verify(purpose, token).flatMap(this::find);
    }

    /**
     * Something came back that shows that these mails arrived. Counts those among them as accepted
     * to whose end no reply had come; changes no other.
     */
    @EngineTransactional
    public void arrived(Collection<MessageId> messages) {
        settle(messages, State.ACCEPTED);
    }

    /**
     * Reports came back that these mails did not arrive. Counts those among them as bounced to
     * whose end no reply had come; changes no other.
     */
    @EngineTransactional
    public void bounced(Collection<MessageId> messages) {
        settle(messages, State.BOUNCED);
    }

    private void settle(Collection<MessageId> messages, State state) {
        if (!messages.isEmpty()) {
            store.settle(messages, state);
        }
    }
}
