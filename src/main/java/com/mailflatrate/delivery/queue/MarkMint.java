package com.mailflatrate.delivery.queue;

import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.TokenPurpose;
import com.mailflatrate.keys.Tokens;
import com.mailflatrate.mail.mime.Marks;
import org.springframework.stereotype.Component;

/** Mints the tokens a mail carries in its header. */
@Component
class MarkMint {

    private final Tokens tokens;

    MarkMint(Tokens tokens) {
        this.tokens = tokens;
    }

    Marks of(MessageId message) {
        return new Marks(
                tokens.mint(TokenPurpose.ID, message),
                tokens.mint(TokenPurpose.BOUNCE, message),
                tokens.mint(TokenPurpose.UNSUBSCRIBE, message),
                tokens.mint(TokenPurpose.REPLY, message));
    }
}
