package com.mailflatrate.feedback.bounce;

import com.mailflatrate.audience.Contact;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.feedback.bounce.Decision.Outcome;
import com.mailflatrate.policy.reply.BounceClass;
import com.mailflatrate.policy.reply.BounceVerdict;
import com.mailflatrate.policy.reply.SoftRules;
import com.mailflatrate.suppression.SuppressionReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Draws the conclusion from one refusal (compliance rules 7.2 and 7.3). Only what is about the
 * recipient touches the recipient, and nothing does while a provider has a bad day.
 */
@Component
class Conclusions {

    /**
     * Two unclear refusals count as a hard one when so much time and another mailing lie between.
     */
    private static final Duration APART = Duration.ofHours(24);

    /**
     * What stood in the way of so many mailings is the address's own: a misrouted domain is dead,
     * one that wants an answer or SMTPUTF8 counts as failing.
     */
    private static final long RUNS = 3;

    private final BounceStore store;
    private final SoftStore soft;
    private final Incidents incidents;
    private final Deactivation deactivation;
    private final Brakes brakes;
    private final Contacts contacts;

    Conclusions(
            BounceStore store,
            SoftStore soft,
            Incidents incidents,
            Deactivation deactivation,
            Brakes brakes,
            Contacts contacts) {
        this.store = store;
        this.soft = soft;
        this.incidents = incidents;
        this.deactivation = deactivation;
        this.brakes = brakes;
        this.contacts = contacts;
    }

    /** Stores a refusal and applies it; once per message and way. */
    @EngineTransactional
    public Decision apply(Refusal refusal, BounceVerdict verdict) {
        String said = verdict.cls() + ": " + verdict.why();
        if (!store.insert(refusal.account(), refusal, verdict)) {
            return new Decision(verdict, Outcome.REPEATED);
        }
        brakes.refused(refusal, verdict.cls());
        Optional<Contact> contact = contacts.find(refusal.account(), refusal.contact());
        return contact.flatMap(known -> reason(refusal, verdict, known))
                .map(reason -> decided(refusal, contact.get(), reason, said))
                .map(outcome -> new Decision(verdict, outcome))
                .orElse(new Decision(verdict, Outcome.NOTED));
    }

    /** Why the contact should no longer be mailed; empty when it should. */
    private Optional<SuppressionReason> reason(
            Refusal refusal, BounceVerdict verdict, Contact contact) {
        Instant signedUp = signedUp(contact);
        return switch (verdict.cls()) {
            case HARD -> Optional.of(SuppressionReason.HARD);
            case UNCLEAR ->
                    store.hasUnclear(
                                    refusal.account(),
                                    refusal.contact(),
                                    refusal.run(),
                                    refusal.at().minus(APART),
                                    signedUp)
                            ? Optional.of(SuppressionReason.HARD)
                            : Optional.empty();
            case RELAY ->
                    earlier(refusal, BounceClass.RELAY, signedUp) >= RUNS - 1
                            ? Optional.of(SuppressionReason.HARD)
                            : Optional.empty();
            case SOFT_MAILBOX -> soft(refusal, signedUp);
            case SOFT_SYSTEM -> refusal.expired() ? soft(refusal, signedUp) : Optional.empty();
            case EAI, CHALLENGE ->
                    earlier(refusal, verdict.cls(), signedUp) >= RUNS - 1
                            ? soft(refusal, signedUp)
                            : Optional.empty();
            case THROTTLE, BLOCK, AUTH, CONTENT, AUTO_REPLY, DELAY, UNKNOWN -> Optional.empty();
        };
    }

    private long earlier(Refusal refusal, BounceClass cls, Instant signedUp) {
        return store.runsBefore(refusal.account(), refusal.contact(), refusal.run(), cls, signedUp);
    }

    private Optional<SuppressionReason> soft(Refusal refusal, Instant signedUp) {
        Instant at = refusal.at();
        boolean other = refusal.way() == Refusal.Way.SESSION;
        SoftStore.Row row =
                soft.count(
                        refusal.account(),
                        refusal.contact(),
                        at,
                        other ? at : at.minus(SoftRules.SETTLED),
                        signedUp);
        return SoftRules.isEnough(row.inARow(), row.first(), row.last())
                ? Optional.of(SuppressionReason.SOFT)
                : Optional.empty();
    }

    private Outcome decided(
            Refusal refusal, Contact contact, SuppressionReason reason, String said) {
        if (reason == SuppressionReason.HARD) {
            Optional<UUID> incident = incident(refusal, contact);
            if (incident.isPresent()) {
                store.heldBack(refusal.account(), refusal, incident.get());
                return Outcome.IN_INCIDENT;
            }
        }
        var lists =
                deactivation.apply(refusal, contact, reason, said + ": " + refusal.facts().text());
        store.applied(refusal.account(), refusal, reason.name(), lists);
        soft.forget(refusal.account(), refusal.contact());
        return Outcome.DEACTIVATED;
    }

    private Optional<UUID> incident(Refusal refusal, Contact contact) {
        String domain = contact.email().domain();
        var lists = contact.memberships().stream().map(Contact.Membership::list).toList();
        boolean good = store.isGood(refusal.account(), refusal, lists, signedUp(contact));
        store.about(refusal.account(), refusal, domain, good);
        return incidents.around(domain, refusal.hostGroup(), refusal.at());
    }

    /** When the person joined last; what was refused before that no longer counts. */
    private static Instant signedUp(Contact contact) {
        return contact.memberships().stream()
                .filter(one -> one.status() == MembershipStatus.SUBSCRIBED)
                .map(Contact.Membership::since)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }
}
