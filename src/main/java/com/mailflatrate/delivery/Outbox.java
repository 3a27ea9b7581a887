package com.mailflatrate.delivery;

import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.keys.SuppressionKey;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** The only door through which messages of a mailing enter the queue. */
@Component
public class Outbox {

    /** One contact a mailing goes to, on its primary list, with the key under which a suppression would be found. */
    public record Recipient(ContactId contact, ListId list, SuppressionKey key) {}

    /**
     * Takes the recipients of a cleared run and starts it, or takes nothing at all. Seal, expiry, content and domain
     * are checked first; then count and digest over what was stored must agree with the clearance, else
     * {@code CLEARANCE_BROKEN}.
     *
     * @param recipients is called once with a sink for every recipient
     * @return how many messages wait now
     */
    public Outcome<Long> accept(Clearance clearance, Consumer<Consumer<Recipient>> recipients) {
        throw new IllegalStateException("not yet");
    }
}
