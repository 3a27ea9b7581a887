package com.mailflatrate.delivery;

import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.TokenPurpose;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks messages up for those who got a token back. Over all accounts: engine lane only. */
@Component
public class Messages {

    /** What is known of a message; empty when there is none (any more). */
    public Optional<MessageFacts> find(MessageId message) {
        throw new IllegalStateException("not yet");
    }

    /** The message of a genuine token of this purpose. */
    public Optional<MessageFacts> byToken(TokenPurpose purpose, String token) {
        throw new IllegalStateException("not yet");
    }
}
