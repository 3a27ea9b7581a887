package com.mailflatrate.feedback;

import com.mailflatrate.audience.Contacts;
import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.audience.Memberships;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.policy.reply.BounceClass;
import com.mailflatrate.policy.reply.BounceVerdict;
import com.mailflatrate.policy.reply.ReplyClassifier;
import com.mailflatrate.suppression.SuppressionReason;
import com.mailflatrate.suppression.Suppressions;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Draws the conclusion from one refusal (compliance rule 7.2). Only what is about the recipient
 * touches the recipient.
 */
@Component
class Bounces {

    /**
     * Two unclear refusals count as a hard one when so much time and another mailing lie between.
     */
    private static final Duration APART = Duration.ofHours(24);

    private final BounceStore store;
    private final Contacts contacts;
    private final Memberships memberships;
    private final Suppressions suppressions;

    Bounces(
            BounceStore store,
            Contacts contacts,
            Memberships memberships,
            Suppressions suppressions) {
        this.store = store;
        this.contacts = contacts;
        this.memberships = memberships;
        this.suppressions = suppressions;
    }

    /**
     * Stores a refusal and applies it; once per message and way. Gives the sentence of the
     * decision.
     */
    @EngineTransactional
    public String apply(Refusal refusal) {
        BounceVerdict verdict = ReplyClassifier.standard().classify(refusal.facts());
        boolean dead = isDead(refusal, verdict);
        String cls = verdict.cls().name();
        if (!store.insert(refusal.account(), refusal, cls, dead, verdict.why())) {
            return "repeated: " + cls;
        }
        if (dead) {
            deactivate(refusal, verdict);
        }
        return cls + ": " + verdict.why();
    }

    private boolean isDead(Refusal refusal, BounceVerdict verdict) {
        if (!verdict.countsAgainstRecipient()) {
            return false;
        }
        return verdict.cls() == BounceClass.HARD
                || verdict.cls() == BounceClass.UNCLEAR
                        && store.hasUnclear(
                                refusal.account(),
                                refusal.contact(),
                                refusal.run(),
                                refusal.at().minus(APART));
    }

    private void deactivate(Refusal refusal, BounceVerdict verdict) {
        Actor rule = Actor.system("bounce rule");
        contacts.find(refusal.account(), refusal.contact())
                .ifPresent(
                        contact ->
                                suppressions.add(
                                        refusal.account(),
                                        contact.email(),
                                        SuppressionReason.HARD,
                                        null,
                                        rule,
                                        verdict.why() + ": " + refusal.facts().text()));
        memberships.changeStatusEverywhere(
                refusal.account(), refusal.contact(), MembershipStatus.BOUNCED, "HARD", rule);
    }
}
