package com.mailflatrate.feedback;

import com.mailflatrate.consent.Withdrawals;
import com.mailflatrate.feedback.Finding.Because;
import com.mailflatrate.feedback.mails.Arrived;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Judges one mail that came back, with what is to follow from it. A report without a genuine token
 * of ours changes nothing.
 */
@Component
class Answers {

    private static final Set<TokenPurpose> OF_COMPLAINTS =
            Set.of(
                    TokenPurpose.ID,
                    TokenPurpose.BOUNCE,
                    TokenPurpose.UNSUBSCRIBE,
                    TokenPurpose.REPLY);

    private final Tokens tokens;
    private final Lookup lookup;
    private final Withdrawals withdrawals;
    private final Reports reports;
    private final Forwards forwards;
    private final Complained complained;
    private final Authors authors;

    Answers(
            Tokens tokens,
            Lookup lookup,
            Withdrawals withdrawals,
            Reports reports,
            Forwards forwards,
            Complained complained,
            Authors authors) {
        this.tokens = tokens;
        this.lookup = lookup;
        this.withdrawals = withdrawals;
        this.reports = reports;
        this.forwards = forwards;
        this.complained = complained;
        this.authors = authors;
    }

    /** Judges one mail and applies it. */
    Finding judge(Arrived arrived) {
        return switch (read(arrived)) {
            case Judgement.Decided decided -> decided.finding();
            case Judgement.Due due -> due.effect().get();
            case Judgement.Report report -> reports.again(report);
            case Judgement.Failed failed -> throw failed.fault();
        };
    }

    /** Judges one mail; changes nothing yet. */
    Judgement read(Arrived arrived) {
        int at = arrived.envelopeTo().lastIndexOf('@');
        String local = at < 0 ? arrived.envelopeTo() : arrived.envelopeTo().substring(0, at);
        Optional<Mailbox> mailbox = Mailbox.of(local, tokens);
        if (mailbox.isEmpty()) {
            return decided(arrived, Finding.of(Kind.JUNK, Why.NO_MAILBOX));
        }
        return switch (mailbox.get()) {
            case Mailbox.Tokened tokened when tokened.purpose() == TokenPurpose.UNSUBSCRIBE ->
                    unsubscribe(arrived, tokened.message());
            case Mailbox.Tokened tokened -> answered(arrived, tokened);
            case Mailbox.Role role -> addressed(arrived, role);
        };
    }

    private static Judgement decided(Arrived arrived, Finding finding) {
        return new Judgement.Decided(arrived, finding);
    }

    private static Judgement due(
            Arrived arrived,
            Kind kind,
            Because because,
            @Nullable MessageId message,
            Supplier<Finding> effect) {
        return new Judgement.Due(arrived, new Finding(kind, because, null, message), effect);
    }

    /**
     * The token in the address is enough: sender and text are not looked at (compliance row G4).
     */
    private Judgement unsubscribe(Arrived arrived, MessageId message) {
        Because because = Because.of(Why.MAILTO);
        return due(
                arrived,
                Kind.UNSUBSCRIBE,
                because,
                message,
                () -> {
                    var done =
                            withdrawals.unsubscribe(
                                    message,
                                    Withdrawals.Scope.LISTS,
                                    request(Withdrawals.Channel.MAILTO));
                    return finding(
                            done.isDone() || isKept(done), Kind.UNSUBSCRIBE, because, message);
                });
    }

    private Judgement answered(Arrived arrived, Mailbox.Tokened mailbox) {
        ReadMail mail = MailReader.read(arrived.raw(), arrived.envelopeFrom());
        MessageId message = mailbox.message();
        return switch (Reading.of(mail)) {
            case Reading.Bounce bounce when mailbox.purpose() == TokenPurpose.BOUNCE ->
                    reported(arrived, message, bounce);
            case Reading.Bounce _ -> decided(arrived, Finding.of(Kind.JUNK, Why.REPORT_AT_REPLY));
            case Reading.Notice notice ->
                    decided(arrived, finding(true, Kind.DELAY, because(notice), message));
            case Reading.Complaint complaint ->
                    complained.judge(arrived, mail, complaint, Optional.of(message));
            case Reading.AutoReply reply when reply.nature() == Reading.AutoReply.Nature.LEFT ->
                    new Judgement.Report(arrived, message, reply.asRefusal());
            case Reading.AutoReply reply ->
                    decided(arrived, finding(true, Kind.AUTO_REPLY, because(reply), message));
            case Reading.Human human -> human(arrived, mail, human.words(), message);
            case Reading.Junk junk -> decided(arrived, Finding.of(Kind.JUNK, why(junk)));
        };
    }

    private Judgement addressed(Arrived arrived, Mailbox.Role role) {
        ReadMail mail = MailReader.read(arrived.raw(), arrived.envelopeFrom());
        Marks marks = Marks.in(mail);
        return switch (Reading.of(mail)) {
            case Reading.Bounce bounce ->
                    genuine(marks, Set.of(TokenPurpose.BOUNCE))
                            .map(message -> reported(arrived, message, bounce))
                            .orElse(
                                    decided(
                                            arrived,
                                            Finding.of(Kind.JUNK, Why.REPORT_WITHOUT_TOKEN)));
            case Reading.Notice notice ->
                    decided(arrived, new Finding(Kind.DELAY, because(notice), null, null));
            case Reading.Complaint complaint ->
                    complained.judge(arrived, mail, complaint, genuine(marks, OF_COMPLAINTS));
            case Reading.AutoReply reply ->
                    decided(arrived, new Finding(Kind.AUTO_REPLY, because(reply), null, null));
            case Reading.Human _ -> toDesk(arrived, mail, role);
            case Reading.Junk junk -> decided(arrived, Finding.of(Kind.JUNK, why(junk)));
        };
    }

    private static Judgement reported(Arrived arrived, MessageId message, Reading.Bounce bounce) {
        return new Judgement.Report(arrived, message, bounce.failed().getFirst());
    }

    private Judgement toDesk(Arrived arrived, ReadMail mail, Mailbox.Role role) {
        Finding finding = Finding.of(Kind.HUMAN, Why.TO_DESK, role.name());
        return new Judgement.Due(
                arrived,
                finding,
                () -> {
                    forwards.toDesk(arrived.id(), authors.of(arrived, mail));
                    return finding;
                });
    }

    private Judgement human(Arrived arrived, ReadMail mail, String words, MessageId message) {
        return switch (ObjectionRules.judge(words)) {
            case OBJECTS -> objection(arrived, message);
            case WEAK -> forward(arrived, mail, words, message, true);
            case NONE -> forward(arrived, mail, words, message, false);
        };
    }

    private Judgement objection(Arrived arrived, MessageId message) {
        Because because = Because.of(Why.PLAIN_OBJECTION);
        return due(
                arrived,
                Kind.OBJECTION,
                because,
                message,
                () -> {
                    var done = withdrawals.object(message, request(Withdrawals.Channel.REPLY));
                    return finding(done.isDone() || isKept(done), Kind.OBJECTION, because, message);
                });
    }

    private Judgement forward(
            Arrived arrived, ReadMail mail, String words, MessageId message, boolean weak) {
        Because because = Because.of(weak ? Why.FORWARDED_WEAK : Why.FORWARDED);
        return due(
                arrived,
                Kind.HUMAN,
                because,
                message,
                () -> {
                    boolean sent = forwards.toCustomer(mail, words, message, weak);
                    Because how = sent ? because : Because.of(Why.NOBODY_TO_FORWARD_TO);
                    return finding(sent, Kind.HUMAN, how, message);
                });
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
        boolean challenge = reply.nature() == Reading.AutoReply.Nature.CHALLENGE;
        return Because.of(challenge ? Why.CHALLENGE : Why.AUTO_SUBMITTED);
    }

    private static Why why(Reading.Junk junk) {
        return switch (junk.why()) {
            case NO_HEADER -> Why.NO_HEADER;
            case NOT_UNDERSTOOD -> Why.NOT_UNDERSTOOD;
        };
    }

    static boolean isKept(Outcome<?> outcome) {
        return outcome.reasons().stream().anyMatch(reason -> reason.code() == Code.UNAVAILABLE);
    }

    private static Withdrawals.Request request(Withdrawals.Channel channel) {
        return new Withdrawals.Request(channel, null, null);
    }
}
