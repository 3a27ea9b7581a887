package com.mailflatrate.feedback.bounce;

import com.mailflatrate.policy.reply.BounceVerdict;

/**
 * What was concluded from a refusal.
 *
 * @param verdict its class, and the rule that sorted it
 */
public record Decision(BounceVerdict verdict, Outcome outcome) {

    /** What followed. */
    public enum Outcome {
        /** It counts, or it is not about the contact. */
        NOTED,
        /** The contact is no longer mailed. */
        DEACTIVATED,
        /** It would have ended the contact's mail, but others refused by mistake too. */
        IN_INCIDENT,
        /** It was known. */
        REPEATED
    }
}
