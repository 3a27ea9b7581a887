package com.mailflatrate.feedback.bounce;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.policy.reply.ReplyFacts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A final refusal of one message of a mailing.
 *
 * @param expired it was given up after its retries
 * @param hostGroup who runs the host that refused, null when unknown
 */
public record Refusal(
        AccountId account,
        MessageId message,
        @Nullable RunId run,
        ContactId contact,
        Way way,
        boolean expired,
        @Nullable String hostGroup,
        ReplyFacts facts,
        Instant at) {

    /** How we learnt of it. */
    public enum Way {
        SESSION,
        REPORT
    }
}
