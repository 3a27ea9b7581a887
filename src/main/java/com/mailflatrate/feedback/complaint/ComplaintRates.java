package com.mailflatrate.feedback.complaint;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.delivery.Runs;
import com.mailflatrate.feedback.complaint.ShareStore.About;
import com.mailflatrate.feedback.complaint.ShareStore.Whose;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.policy.reply.ComplaintRules;
import com.mailflatrate.policy.reply.ComplaintRules.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Counts complaints against accepted mails (compliance row I9): of a mailing, and over seven days
 * of an account, of its contacts at one provider and of one origin. Too many hold the mailing they
 * were about; an account is stopped by a person only.
 */
@Component
@EngineTransactional
public class ComplaintRates {

    private static final Logger LOG = LoggerFactory.getLogger(ComplaintRates.class);
    private static final Actor RULE = Actor.system("complaint guard");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration KEPT = Duration.ofDays(90);

    private final ComplaintStore store;
    private final ShareStore shares;
    private final Runs runs;
    private final InstantSource clock;

    ComplaintRates(ComplaintStore store, ShareStore shares, Runs runs, InstantSource clock) {
        this.store = store;
        this.shares = shares;
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * A part of an account's mail.
     *
     * @param name empty for the whole account, a provider, or an origin's id
     */
    public record Part(Kind kind, String name) {

        /** What it is a part by. */
        public enum Kind {
            ACCOUNT,
            PROVIDER,
            ORIGIN
        }

        static final Part WHOLE = new Part(Kind.ACCOUNT, "");
    }

    /** Complaints and the accepted mails they stand against. */
    public record Share(long accepted, long complaints) {

        static final Share ACCEPTED = new Share(1, 0);
        static final Share COMPLAINT = new Share(0, 1);

        Share plus(Share other) {
            return new Share(accepted + other.accepted, complaints + other.complaints);
        }
    }

    /** A part of somebody's mail that draws too many complaints. */
    public record Concern(AccountId account, Part part, Share week, Step step) {

        static Concern of(AccountId account, Part part, Share week) {
            return new Concern(
                    account, part, week, ComplaintRules.of(week.complaints(), week.accepted()));
        }
    }

    /** A mail that a receiving host took. */
    public record Accepted(AccountId account, ContactId contact, Instant at) {}

    private record Key(AccountId account, Part part, Instant day) {}

    /** Counts what was accepted. */
    public void accepted(Collection<Accepted> mails) {
        Map<Whose, About> about =
                shares.about(
                        mails.stream()
                                .map(mail -> new Whose(mail.account(), mail.contact()))
                                .distinct()
                                .toList());
        Map<Key, Share> days = new HashMap<>();
        for (Accepted mail : mails) {
            About whose = about.get(new Whose(mail.account(), mail.contact()));
            for (Part part : Parts.of(whose)) {
                Key key = new Key(mail.account(), part, mail.at().truncatedTo(ChronoUnit.DAYS));
                days.merge(key, Share.ACCEPTED, Share::plus);
            }
        }
        days.forEach((key, share) -> shares.add(key.account(), key.part(), key.day(), share));
    }

    /** Counts a complaint about a message of a mailing; once per message. */
    public void count(MessageFacts facts, String feed, Instant at) {
        AccountId account = facts.account();
        ContactId contact = facts.contact();
        if (account == null
                || contact == null
                || !store.insert(account, facts.message(), facts.run(), contact, feed, at)) {
            return;
        }
        Whose whose = new Whose(account, contact);
        List<Part> parts = Parts.of(shares.about(List.of(whose)).get(whose));
        Instant day = at.truncatedTo(ChronoUnit.DAYS);
        parts.forEach(part -> shares.add(account, part, day, Share.COMPLAINT));
        RunId run = facts.run();
        if (run != null) {
            long accepted = runs.status(account, run).map(status -> status.accepted()).orElse(0L);
            weigh(account, run, "COMPLAINTS", new Share(accepted, store.of(account, run)), "");
            for (Part part : parts) {
                String name = part.kind() == Part.Kind.PROVIDER ? part.name() : "";
                weigh(account, run, "COMPLAINTS_" + part.kind(), week(account, part), name);
            }
        }
    }

    /** Parts of accounts' mail that stand badly over seven days, the worst first. */
    @EngineTransactional(readOnly = true)
    public List<Concern> concerns() {
        return shares.worst(clock.instant().minus(WEEK)).stream()
                .filter(concern -> concern.step() != Step.FINE)
                .toList();
    }

    /** Lets go of counts older than three months. */
    public void forget() {
        shares.forget(clock.instant().minus(KEPT));
    }

    private Share week(AccountId account, Part part) {
        return shares.since(account, part, clock.instant().minus(WEEK));
    }

    /** {@code of} is the first word of the hold, as pages know it. */
    private void weigh(AccountId account, RunId run, String of, Share share, String name) {
        switch (ComplaintRules.of(share.complaints(), share.accepted())) {
            case FINE -> {}
            case WARN -> LOG.warn("complaints account={} of={} share={}", account, of, share);
            case HOLD -> {
                String figures = " " + share.complaints() + ' ' + share.accepted();
                runs.hold(account, run, (of + figures + ' ' + name).strip(), RULE);
            }
        }
    }
}
