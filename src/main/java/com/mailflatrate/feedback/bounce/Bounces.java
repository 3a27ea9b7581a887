package com.mailflatrate.feedback.bounce;

import com.mailflatrate.policy.reply.BounceVerdict;
import com.mailflatrate.policy.reply.ReplyClassifier;
import org.springframework.stereotype.Component;

/**
 * Takes one refusal: sorts it, asks the DNS where it calls a domain dead, and draws the conclusion.
 * Not inside a transaction.
 */
@Component
public class Bounces {

    private final DomainCheck domains;
    private final Conclusions conclusions;

    Bounces(DomainCheck domains, Conclusions conclusions) {
        this.domains = domains;
        this.conclusions = conclusions;
    }

    /** Stores a refusal and applies it; once per message and way. Gives what was concluded. */
    public Decision apply(Refusal refusal) {
        BounceVerdict verdict = ReplyClassifier.standard().classify(refusal.facts());
        return conclusions.apply(refusal, domains.checked(refusal, verdict));
    }
}
