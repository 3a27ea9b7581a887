package com.mailflatrate.feedback;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.delivery.Messages;
import com.mailflatrate.kernel.MessageId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Messages by their ids, each in a transaction of its own. */
@Component
class Lookup {

    private final Messages messages;

    Lookup(Messages messages) {
        this.messages = messages;
    }

    @EngineTransactional(readOnly = true)
    public Optional<MessageFacts> message(MessageId id) {
        return messages.find(id);
    }

    @EngineTransactional(readOnly = true)
    public List<MessageFacts> messages(Collection<MessageId> ids) {
        return messages.find(ids);
    }
}
