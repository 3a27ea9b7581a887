package com.mailflatrate.feedback;

import com.mailflatrate.consent.Withdrawals;
import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.feedback.MailStore.Arrived;
import com.mailflatrate.feedback.bounce.Bounces;
import com.mailflatrate.feedback.bounce.Refusal;
import com.mailflatrate.feedback.parse.MailReader;
import com.mailflatrate.feedback.parse.Marks;
import com.mailflatrate.feedback.parse.ReadMail;
import com.mailflatrate.feedback.parse.Reading;
import com.mailflatrate.feedback.parse.ReportedRecipient;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.TokenPurpose;
import com.mailflatrate.keys.Tokens;
import com.mailflatrate.policy.reply.ObjectionRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Judges one mail that came back and does what follows from it. A report without a genuine token of
 * ours changes nothing.
 */
@Component
class Answers {

    /** Delivery reports older than this are not believed (compliance rule 7.3). */
    private static final Duration REPORT_AGE = Duration.ofDays(14);

    private static final Set<TokenPurpose> OF_COMPLAINTS =
            Set.of(
                    TokenPurpose.ID,
                    TokenPurpose.BOUNCE,
                    TokenPurpose.UNSUBSCRIBE,
                    TokenPurpose.REPLY);

    private final Tokens tokens;
    private final Lookup lookup;
    private final Withdrawals withdrawals;
    private final Bounces bounces;
    private final Forwards forwards;
    private final Complained complained;

    Answers(
            Tokens tokens,
            Lookup lookup,
            Withdrawals withdrawals,
            Bounces bounces,
            Forwards forwards,
            Complained complained) {
        this.tokens = tokens;
        this.lookup = lookup;
        this.withdrawals = withdrawals;
        this.bounces = bounces;
        this.forwards = forwards;
        this.complained = complained;
    }

    Finding judge(Arrived arrived) {
        int at = arrived.envelopeTo().lastIndexOf('@');
        String local = at < 0 ? arrived.envelopeTo() : arrived.envelopeTo().substring(0, at);
        Optional<Mailbox> mailbox = Mailbox.of(local, tokens);
        if (mailbox.isEmpty()) {
            return Finding.of(Kind.JUNK, "no mailbox of ours");
        }
        return switch (mailbox.get()) {
            case Mailbox.Tokened tokened when tokened.purpose() == TokenPurpose.UNSUBSCRIBE ->
                    unsubscribe(tokened.message());
            case Mailbox.Tokened tokened -> answered(arrived, tokened);
            case Mailbox.Role role -> addressed(arrived, role);
        };
    }

    /**
     * The token in the address is enough: sender and text are not looked at (compliance row G4).
     */
    private Finding unsubscribe(MessageId message) {
        var done =
                withdrawals.unsubscribe(
                        message, Withdrawals.Scope.LISTS, request(Withdrawals.Channel.MAILTO));
        return finding(done.isDone() || isKept(done), Kind.UNSUBSCRIBE, "mailto", message);
    }

    private Finding answered(Arrived arrived, Mailbox.Tokened mailbox) {
        ReadMail mail = MailReader.read(arrived.raw());
        MessageId message = mailbox.message();
        return switch (Reading.of(mail)) {
            case Reading.Bounce bounce when mailbox.purpose() == TokenPurpose.BOUNCE ->
                    bounced(bounce, message, arrived.at());
            case Reading.Bounce bounce ->
                    Finding.of(Kind.JUNK, "delivery report at a reply address");
            case Reading.Notice notice -> finding(true, Kind.DELAY, notice.why(), message);
            case Reading.Complaint complaint ->
                    complained.judge(arrived, mail, complaint, Optional.of(message));
            case Reading.AutoReply reply -> finding(true, Kind.AUTO_REPLY, reply.why(), message);
            case Reading.Human human -> human(mail, human, message);
            case Reading.Junk junk -> Finding.of(Kind.JUNK, junk.why());
        };
    }

    private Finding addressed(Arrived arrived, Mailbox.Role role) {
        ReadMail mail = MailReader.read(arrived.raw());
        Marks marks = Marks.in(mail);
        return switch (Reading.of(mail)) {
            case Reading.Bounce bounce ->
                    genuine(marks, Set.of(TokenPurpose.BOUNCE))
                            .map(message -> bounced(bounce, message, arrived.at()))
                            .orElse(
                                    Finding.of(
                                            Kind.JUNK, "delivery report without a token of ours"));
            case Reading.Notice notice -> Finding.of(Kind.DELAY, notice.why());
            case Reading.Complaint complaint ->
                    complained.judge(arrived, mail, complaint, genuine(marks, OF_COMPLAINTS));
            case Reading.AutoReply reply -> Finding.of(Kind.AUTO_REPLY, reply.why());
            case Reading.Human human -> {
                forwards.toDesk(arrived.id());
                yield Finding.of(Kind.HUMAN, "to the desk, from " + role.name() + "@");
            }
            case Reading.Junk junk -> Finding.of(Kind.JUNK, junk.why());
        };
    }

    private Finding bounced(Reading.Bounce bounce, MessageId message, Instant at) {
        Optional<MessageFacts> known = lookup.message(message);
        if (known.isEmpty() || known.get().account() == null || known.get().contact() == null) {
            return Finding.of(Kind.JUNK, "delivery report of no message to a contact");
        }
        MessageFacts facts = known.get();
        Instant tried = facts.claimedAt();
        if (tried == null || at.isAfter(tried.plus(REPORT_AGE)) || at.isBefore(tried)) {
            return Finding.of(Kind.JUNK, "delivery report too long after the mail, or before it");
        }
        ReportedRecipient said = bounce.failed().getFirst();
        String decision =
                bounces.apply(
                        new Refusal(
                                java.util.Objects.requireNonNull(facts.account()),
                                message,
                                facts.run(),
                                java.util.Objects.requireNonNull(facts.contact()),
                                Refusal.Way.REPORT,
                                false,
                                said.origin().provider(),
                                said.facts(),
                                at));
        return finding(true, Kind.BOUNCE, decision, message);
    }

    private Finding human(ReadMail mail, Reading.Human human, MessageId message) {
        ObjectionRules.Judgement judgement = ObjectionRules.judge(human.words());
        if (judgement == ObjectionRules.Judgement.OBJECTS) {
            var done = withdrawals.object(message, request(Withdrawals.Channel.REPLY));
            return finding(done.isDone() || isKept(done), Kind.OBJECTION, "plain words", message);
        }
        boolean weak = judgement == ObjectionRules.Judgement.WEAK;
        boolean sent = forwards.toCustomer(mail, human.words(), message, weak);
        String how = weak ? "forwarded, perhaps an objection" : "forwarded";
        return finding(sent, Kind.HUMAN, sent ? how : "nobody to forward to", message);
    }

    private Optional<MessageId> genuine(Marks marks, Set<TokenPurpose> purposes) {
        List<Marks.Found> found = marks.tokens();
        return found.stream()
                .filter(mark -> purposes.contains(mark.purpose()))
                .flatMap(mark -> tokens.verify(mark.purpose(), mark.text()).stream())
                .findFirst();
    }

    private Finding finding(boolean ours, Kind kind, String why, MessageId message) {
        return ours
                ? Finding.about(lookup.message(message), kind, why, message)
                : Finding.gone(why, message);
    }

    static boolean isKept(Outcome<?> outcome) {
        return outcome.reasons().stream().anyMatch(reason -> reason.code() == Code.UNAVAILABLE);
    }

    private static Withdrawals.Request request(Withdrawals.Channel channel) {
        return new Withdrawals.Request(channel, null, null);
    }
}
