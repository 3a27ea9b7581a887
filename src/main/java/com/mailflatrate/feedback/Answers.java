package com.mailflatrate.feedback;

import com.mailflatrate.consent.Withdrawals;
import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.feedback.Finding.Because;
import com.mailflatrate.feedback.MailStore.Arrived;
import com.mailflatrate.feedback.bounce.Bounces;
import com.mailflatrate.feedback.bounce.Decision;
import com.mailflatrate.feedback.bounce.Refusal;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.TokenPurpose;
import com.mailflatrate.keys.Tokens;
import com.mailflatrate.policy.reply.ObjectionRules;
import com.mailflatrate.reading.MailReader;
import com.mailflatrate.reading.Marks;
import com.mailflatrate.reading.ReadMail;
import com.mailflatrate.reading.Reading;
import com.mailflatrate.reading.ReportedRecipient;
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
            return Finding.of(Kind.JUNK, Why.NO_MAILBOX);
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
        return finding(
                done.isDone() || isKept(done), Kind.UNSUBSCRIBE, Because.of(Why.MAILTO), message);
    }

    private Finding answered(Arrived arrived, Mailbox.Tokened mailbox) {
        ReadMail mail = MailReader.read(arrived.raw());
        MessageId message = mailbox.message();
        return switch (Reading.of(mail)) {
            case Reading.Bounce bounce when mailbox.purpose() == TokenPurpose.BOUNCE ->
                    bounced(bounce, message, arrived.at());
            case Reading.Bounce bounce -> Finding.of(Kind.JUNK, Why.REPORT_AT_REPLY);
            case Reading.Notice notice -> finding(true, Kind.DELAY, because(notice), message);
            case Reading.Complaint complaint ->
                    complained.judge(arrived, mail, complaint, Optional.of(message));
            case Reading.AutoReply reply -> finding(true, Kind.AUTO_REPLY, because(reply), message);
            case Reading.Human human -> human(mail, human, message);
            case Reading.Junk _ -> Finding.of(Kind.JUNK, Why.NO_HEADER);
        };
    }

    private Finding addressed(Arrived arrived, Mailbox.Role role) {
        ReadMail mail = MailReader.read(arrived.raw());
        Marks marks = Marks.in(mail);
        return switch (Reading.of(mail)) {
            case Reading.Bounce bounce ->
                    genuine(marks, Set.of(TokenPurpose.BOUNCE))
                            .map(message -> bounced(bounce, message, arrived.at()))
                            .orElse(Finding.of(Kind.JUNK, Why.REPORT_WITHOUT_TOKEN));
            case Reading.Notice notice -> new Finding(Kind.DELAY, because(notice), null, null);
            case Reading.Complaint complaint ->
                    complained.judge(arrived, mail, complaint, genuine(marks, OF_COMPLAINTS));
            case Reading.AutoReply reply ->
                    new Finding(Kind.AUTO_REPLY, because(reply), null, null);
            case Reading.Human human -> {
                forwards.toDesk(arrived.id());
                yield Finding.of(Kind.HUMAN, Why.TO_DESK, role.name());
            }
            case Reading.Junk _ -> Finding.of(Kind.JUNK, Why.NO_HEADER);
        };
    }

    private Finding bounced(Reading.Bounce bounce, MessageId message, Instant at) {
        Optional<MessageFacts> known = lookup.message(message);
        if (known.isEmpty() || known.get().account() == null || known.get().contact() == null) {
            return Finding.of(Kind.JUNK, Why.REPORT_OF_NOTHING);
        }
        MessageFacts facts = known.get();
        Instant tried = facts.claimedAt();
        if (tried == null || at.isAfter(tried.plus(REPORT_AGE)) || at.isBefore(tried)) {
            return Finding.of(Kind.JUNK, Why.REPORT_OUT_OF_TIME);
        }
        ReportedRecipient said = bounce.failed().getFirst();
        Decision decision =
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
        return finding(true, Kind.BOUNCE, because(decision), message);
    }

    private Finding human(ReadMail mail, Reading.Human human, MessageId message) {
        ObjectionRules.Judgement judgement = ObjectionRules.judge(human.words());
        if (judgement == ObjectionRules.Judgement.OBJECTS) {
            var done = withdrawals.object(message, request(Withdrawals.Channel.REPLY));
            return finding(
                    done.isDone() || isKept(done),
                    Kind.OBJECTION,
                    Because.of(Why.PLAIN_OBJECTION),
                    message);
        }
        boolean weak = judgement == ObjectionRules.Judgement.WEAK;
        boolean sent = forwards.toCustomer(mail, human.words(), message, weak);
        Why how = weak ? Why.FORWARDED_WEAK : Why.FORWARDED;
        return finding(
                sent, Kind.HUMAN, Because.of(sent ? how : Why.NOBODY_TO_FORWARD_TO), message);
    }

    private Optional<MessageId> genuine(Marks marks, Set<TokenPurpose> purposes) {
        List<Marks.Found> found = marks.tokens();
        return found.stream()
                .filter(mark -> purposes.contains(mark.purpose()))
                .flatMap(mark -> tokens.verify(mark.purpose(), mark.text()).stream())
                .findFirst();
    }

    private Finding finding(boolean ours, Kind kind, Because because, MessageId message) {
        return ours
                ? Finding.about(lookup.message(message), kind, because, message)
                : Finding.gone(because, message);
    }

    private static Because because(Reading.Notice notice) {
        return notice.isReceipt()
                ? Because.of(Why.READ_RECEIPT)
                : Because.of(Why.NOTICE, notice.why());
    }

    private static Because because(Reading.AutoReply reply) {
        return Because.of(reply.isChallenge() ? Why.CHALLENGE : Why.AUTO_SUBMITTED);
    }

    private static Because because(Decision decision) {
        String cls = decision.verdict().cls().name();
        return switch (decision.outcome()) {
            case NOTED -> Because.of(Why.BOUNCE_NOTED, cls, decision.verdict().why());
            case DEACTIVATED -> Because.of(Why.BOUNCE_DEACTIVATED, cls, decision.verdict().why());
            case IN_INCIDENT -> Because.of(Why.BOUNCE_IN_INCIDENT, cls, decision.verdict().why());
            case REPEATED -> Because.of(Why.BOUNCE_REPEATED, cls);
        };
    }

    static boolean isKept(Outcome<?> outcome) {
        return outcome.reasons().stream().anyMatch(reason -> reason.code() == Code.UNAVAILABLE);
    }

    private static Withdrawals.Request request(Withdrawals.Channel channel) {
        return new Withdrawals.Request(channel, null, null);
    }
}
