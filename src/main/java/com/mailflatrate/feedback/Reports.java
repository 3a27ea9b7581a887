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
import org.jspecify.annotations.Nullable;
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

    /** Whether a report is believed. */
    private sealed interface Belief {

        record Yes(Refusal refusal) implements Belief {}

        record No(Finding finding) implements Belief {}
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
            switch (belief(report, known.get(report.message()))) {
                case Belief.No no -> findings.put(report, no.finding());
                case Belief.Yes yes -> {
                    believed.add(report);
                    refusals.add(yes.refusal());
                }
            }
        }
        List<Optional<Decision>> decisions = bounces.applyAll(refusals);
        for (int n = 0; n < believed.size(); n++) {
            Report report = believed.get(n);
            AccountId account = refusals.get(n).account();
            decisions
                    .get(n)
                    .ifPresent(
                            decision -> findings.put(report, finding(report, account, decision)));
        }
        return findings;
    }

    /** What a report would be taken for now. Changes nothing. */
    Finding foretold(Report report) {
        return switch (belief(report, lookup.message(report.message()).orElse(null))) {
            case Belief.No no -> no.finding();
            case Belief.Yes yes ->
                    finding(
                            report,
                            yes.refusal().account(),
                            new Decision(bounces.verdict(yes.refusal()), Decision.Outcome.NOTED));
        };
    }

    /** Applies a report that was read before, as it is read now. */
    Finding again(Report report) {
        return switch (belief(report, lookup.message(report.message()).orElse(null))) {
            case Belief.No no -> no.finding();
            case Belief.Yes yes ->
                    finding(report, yes.refusal().account(), bounces.again(yes.refusal()));
        };
    }

    private static Belief belief(Report report, @Nullable MessageFacts facts) {
        if (facts == null || facts.account() == null || facts.contact() == null) {
            return new Belief.No(Finding.of(Kind.JUNK, Why.REPORT_OF_NOTHING));
        }
        return isInTime(report.mail().at(), facts)
                ? new Belief.Yes(refusal(report, facts.account(), facts.contact(), facts))
                : new Belief.No(Finding.of(Kind.JUNK, Why.REPORT_OUT_OF_TIME));
    }

    private static Finding finding(Report report, AccountId account, Decision decision) {
        return new Finding(Kind.BOUNCE, because(decision), account, report.message());
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
