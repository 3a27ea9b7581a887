package com.mailflatrate.feedback;

import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.feedback.Finding.Because;
import com.mailflatrate.feedback.Judgement.Report;
import com.mailflatrate.feedback.bounce.Bounces;
import com.mailflatrate.feedback.bounce.Decision;
import com.mailflatrate.feedback.bounce.Refusal;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Applies delivery reports, many together. */
@Component
class Reports {

    /** Delivery reports older than this are not believed (compliance rule 7.3). */
    private static final Duration REPORT_AGE = Duration.ofDays(14);

    private final Lookup lookup;
    private final Bounces bounces;

    Reports(Lookup lookup, Bounces bounces) {
        this.lookup = lookup;
        this.bounces = bounces;
    }

    /** What each turned out to be; one that could not be applied is missing. */
    Map<Report, Finding> apply(List<Report> reports) {
        Map<MessageId, MessageFacts> known = new HashMap<>();
        lookup.messages(reports.stream().map(Report::message).toList())
                .forEach(facts -> known.put(facts.message(), facts));
        Map<Report, Finding> findings = new LinkedHashMap<>();
        List<Report> believed = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (Report report : reports) {
            MessageFacts facts = known.get(report.message());
            if (facts == null || facts.account() == null || facts.contact() == null) {
                findings.put(report, Finding.of(Kind.JUNK, Why.REPORT_OF_NOTHING));
            } else if (!isInTime(report.mail().at(), facts)) {
                findings.put(report, Finding.of(Kind.JUNK, Why.REPORT_OUT_OF_TIME));
            } else {
                believed.add(report);
                refusals.add(refusal(report, facts.account(), facts.contact(), facts));
            }
        }
        List<Optional<Decision>> decisions = bounces.applyAll(refusals);
        for (int n = 0; n < believed.size(); n++) {
            Report report = believed.get(n);
            AccountId account = refusals.get(n).account();
            decisions
                    .get(n)
                    .ifPresent(
                            decision ->
                                    findings.put(
                                            report,
                                            new Finding(
                                                    Kind.BOUNCE,
                                                    because(decision),
                                                    account,
                                                    report.message())));
        }
        return findings;
    }

    private static boolean isInTime(Instant at, MessageFacts facts) {
        Instant tried = facts.claimedAt();
        return tried != null && !at.isAfter(tried.plus(REPORT_AGE)) && !at.isBefore(tried);
    }

    private static Refusal refusal(
            Report report, AccountId account, ContactId contact, MessageFacts facts) {
        return new Refusal(
                account,
                report.message(),
                facts.run(),
                contact,
                Refusal.Way.REPORT,
                false,
                report.said().origin().provider(),
                report.said().facts(),
                report.mail().at());
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
}
