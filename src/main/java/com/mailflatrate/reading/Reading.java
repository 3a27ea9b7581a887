package com.mailflatrate.reading;

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
    record AutoReply(boolean isChallenge) implements Reading {}

    /** A person wrote: their own words. */
    record Human(String words) implements Reading {}

    /** Nothing that can be read. */
    record Junk(String why) implements Reading {}

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
            return new AutoReply(false);
        }
        if (AutoReplies.isChallenge(mail)) {
            return new AutoReply(true);
        }
        if (mail.headers().isEmpty()) {
            return new Junk("no header");
        }
        return new Human(PlainReply.of(mail));
    }
}
