package com.mailflatrate.reading;

import com.mailflatrate.policy.reply.DepartureRules;
import java.util.List;

/** What a mail that came back is, judged by its form alone. */
public sealed interface Reading {

    /** Some recipients were refused for good (RFC 3464, or its free-text forerunners). */
    record Bounce(List<ReportedRecipient> failed) implements Reading {
        /** Copies the recipients. */
        public Bounce {
            failed = List.copyOf(failed);
        }
    }

    /** A notice that changes nothing: delayed, relayed, delivered, read. */
    record Notice(String why) implements Reading {

        private static final String RECEIPT = "disposition notification";

        /** Whether it only says that somebody has read or deleted our mail. */
        public boolean isReceipt() {
            return why.equals(RECEIPT);
        }
    }

    /** A feedback report. */
    record Complaint(ComplaintReport report) implements Reading {}

    /** A machine answered. */
    record AutoReply(Nature nature) implements Reading {

        /** What it is about. */
        public enum Nature {
            /** Somebody is away, or a machine has taken note. */
            AWAY,
            /** Somebody has left for good; the mailbox is nobody's. */
            LEFT,
            /** A filter wants proof that a human writes. */
            CHALLENGE
        }

        /** The refusal that a mailbox amounts to whose owner has left. */
        public ReportedRecipient asRefusal() {
            return new ReportedRecipient(
                    "",
                    ReportedRecipient.Action.FAILED,
                    null,
                    0,
                    DepartureRules.REFUSAL,
                    ReportedRecipient.Origin.UNTOLD);
        }
    }

    /** A person wrote: their own words. */
    record Human(String words) implements Reading {}

    /** Nothing that can be read. */
    record Junk(Why why) implements Reading {

        /** What is missing. */
        public enum Why {
            /** There is no header, so it is no mail. */
            NO_HEADER,
            /** A mail system wrote, in words that no rule knows. */
            NOT_UNDERSTOOD
        }
    }

    /** Judges a mail. Exactly one kind, for every input. */
    static Reading of(ReadMail mail) {
        var complaint = ComplaintReport.in(mail);
        if (complaint.isPresent()) {
            return new Complaint(complaint.get());
        }
        if (AutoReplies.isReceipt(mail)) {
            return new Notice(Notice.RECEIPT);
        }
        var report = DeliveryReport.in(mail);
        if (report.isPresent()) {
            List<ReportedRecipient> failed =
                    report.get().stream()
                            .filter(
                                    recipient ->
                                            recipient.action() == ReportedRecipient.Action.FAILED)
                            .toList();
            return failed.isEmpty()
                    ? new Notice(report.get().getFirst().action().name())
                    : new Bounce(failed);
        }
        return written(mail);
    }

    private static Reading written(ReadMail mail) {
        if (AutoReplies.isAutoReply(mail)) {
            boolean left = DepartureRules.hasLeft(PlainReply.of(mail));
            return new AutoReply(left ? AutoReply.Nature.LEFT : AutoReply.Nature.AWAY);
        }
        if (AutoReplies.isChallenge(mail)) {
            return new AutoReply(AutoReply.Nature.CHALLENGE);
        }
        if (mail.headers().isEmpty()) {
            return new Junk(Junk.Why.NO_HEADER);
        }
        return FreeTextReport.isOfSystem(mail.headers())
                ? new Junk(Junk.Why.NOT_UNDERSTOOD)
                : new Human(PlainReply.of(mail));
    }
}
