package com.mailflatrate.feedback;

import com.mailflatrate.consent.Withdrawals;
import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.feedback.Finding.Because;
import com.mailflatrate.feedback.complaint.ComplaintRates;
import com.mailflatrate.feedback.complaint.Reporters;
import com.mailflatrate.feedback.mails.Arrived;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.reading.ReadMail;
import com.mailflatrate.reading.Reading;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What follows from a feedback report: nothing, unless it complains, carries a token of ours and
 * comes from whom it says (compliance rows I1 to I4).
 */
@Component
class Complained {

    private final Lookup lookup;
    private final Withdrawals withdrawals;
    private final Reporters reporters;
    private final ComplaintRates rates;

    Complained(Lookup lookup, Withdrawals withdrawals, Reporters reporters, ComplaintRates rates) {
        this.lookup = lookup;
        this.withdrawals = withdrawals;
        this.reporters = reporters;
        this.rates = rates;
    }

    Judgement judge(
            Arrived arrived,
            ReadMail mail,
            Reading.Complaint complaint,
            Optional<MessageId> genuine) {
        String type = complaint.report().type();
        if (!complaint.report().isComplaint()) {
            return junk(arrived, Why.NO_COMPLAINT, type);
        }
        if (genuine.isEmpty()) {
            return junk(arrived, Why.COMPLAINT_WITHOUT_TOKEN);
        }
        String from =
                mail.headers()
                        .first("from")
                        .flatMap(Forwards::address)
                        .map(EmailAddress::domain)
                        .orElse("");
        return reporters
                .reporter(arrived.raw(), from, arrived.at())
                .map(reporter -> believed(genuine.get(), type, reporter, arrived))
                .orElse(junk(arrived, Why.COMPLAINT_OF_STRANGER));
    }

    private static Judgement junk(Arrived arrived, Why why, String... details) {
        return new Judgement.Decided(arrived, Finding.of(Kind.JUNK, why, details));
    }

    private Judgement believed(MessageId message, String type, String reporter, Arrived arrived) {
        Because because = Because.of(Why.REPORTED, type, reporter);
        return new Judgement.Due(
                arrived,
                new Finding(Kind.COMPLAINT, because, null, message),
                () -> applied(message, because, reporter, arrived));
    }

    private Finding applied(MessageId message, Because because, String reporter, Arrived arrived) {
        var request = new Withdrawals.Request(Withdrawals.Channel.FEEDBACK_LOOP, null, null);
        var done = withdrawals.complain(message, request);
        if (!done.isDone() && !Answers.isKept(done)) {
            return Finding.gone(because, message);
        }
        Optional<MessageFacts> facts = lookup.message(message);
        facts.ifPresent(known -> rates.count(known, reporter, arrived.at()));
        return Finding.about(facts, Kind.COMPLAINT, because, message);
    }
}
