package com.mailflatrate.feedback.bounce;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.policy.reply.BounceClass;
import com.mailflatrate.policy.reply.RateRules;
import com.mailflatrate.policy.reply.ReplyClassifier;
import com.mailflatrate.policy.reply.ReplyFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts what receiving hosts answered, so that rates have something to be measured against. */
@Component
@EngineTransactional
public class Tallies {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final long LEAST = 5;

    private final TallyStore tallies;
    private final SoftStore soft;
    private final InstantSource clock;

    Tallies(TallyStore tallies, SoftStore soft, InstantSource clock) {
        this.tallies = tallies;
        this.soft = soft;
        this.clock = clock;
    }

    /**
     * A final answer to one mail.
     *
     * @param refusal null when it was accepted
     */
    public record Answer(
            AccountId account,
            ContactId contact,
            @Nullable String hostGroup,
            @Nullable ReplyFacts refusal,
            Instant at) {

        private boolean isHard() {
            return refusal != null
                    && ReplyClassifier.standard().classify(refusal).cls() == BounceClass.HARD;
        }
    }

    /** How an account's mail of seven days was received (compliance row H9). */
    public enum Standing {
        FINE,
        /** Above 1 %: the account is told. */
        WARNED,
        /** Above 2 %: new imports wait for a person. */
        IMPORTS_HELD,
        /** Above 5 %: a case is opened; only a person suspends. */
        CASE
    }

    /** An account whose mail meets too many mailboxes that do not exist. */
    public record Concern(AccountId account, Tally week, Standing standing) {}

    private record Hour(String group, Instant at) {}

    private record Day(AccountId account, Instant at) {}

    /** Counts some. */
    public void count(List<Answer> answers) {
        Map<Hour, Tally> hours = new HashMap<>();
        Map<Day, Tally> days = new HashMap<>();
        List<SoftStore.Accepted> accepted = new ArrayList<>();
        for (Answer answer : answers) {
            Tally one = new Tally(1, answer.isHard() ? 1 : 0);
            Instant at = answer.at();
            if (answer.hostGroup() != null) {
                Hour hour = new Hour(answer.hostGroup(), at.truncatedTo(ChronoUnit.HOURS));
                hours.merge(hour, one, Tally::plus);
            }
            Day day = new Day(answer.account(), at.truncatedTo(ChronoUnit.DAYS));
            days.merge(day, one, Tally::plus);
            if (answer.refusal() == null) {
                accepted.add(new SoftStore.Accepted(answer.account(), answer.contact(), at));
            }
        }
        hours.forEach((hour, tally) -> tallies.addHour(hour.group(), hour.at(), tally));
        days.forEach((day, tally) -> tallies.addDay(day.account(), day.at(), tally));
        if (!accepted.isEmpty()) {
            soft.accepted(accepted);
        }
    }

    /** How an account stands. No rate acts below five refusals, nor without its bound. */
    @EngineTransactional(readOnly = true)
    public Standing of(AccountId account) {
        return of(tallies.days(account, clock.instant().minus(WEEK)));
    }

    /** Accounts that do not stand fine, with their seven days, the worst first. */
    @EngineTransactional(readOnly = true)
    public List<Concern> concerns() {
        return tallies.refusedMost(clock.instant().minus(WEEK), LEAST).entrySet().stream()
                .map(one -> new Concern(one.getKey(), one.getValue(), of(one.getValue())))
                .filter(one -> one.standing() != Standing.FINE)
                .toList();
    }

    private static Standing of(Tally week) {
        if (RateRules.exceeds(week.hard(), week.tried(), 0.05, LEAST)) {
            return Standing.CASE;
        }
        if (RateRules.exceeds(week.hard(), week.tried(), 0.02, LEAST)) {
            return Standing.IMPORTS_HELD;
        }
        return RateRules.exceeds(week.hard(), week.tried(), 0.01, LEAST)
                ? Standing.WARNED
                : Standing.FINE;
    }
}
