package com.mailflatrate.delivery.queue;

import com.mailflatrate.delivery.MessageFacts.State;
import com.mailflatrate.mail.mime.Mail;
import com.mailflatrate.mail.smtp.Attempt;
import com.mailflatrate.mail.smtp.Connecting;
import com.mailflatrate.mail.smtp.Phase;
import com.mailflatrate.mail.smtp.Reply;
import com.mailflatrate.mail.smtp.SmtpSession;
import com.mailflatrate.transport.journal.Entry.Outcome;
import com.mailflatrate.transport.journal.Journal;
import com.mailflatrate.transport.route.Hops;
import com.mailflatrate.transport.route.Line;
import com.mailflatrate.transport.route.Passage;
import com.mailflatrate.transport.shaping.Brake;
import com.mailflatrate.transport.shaping.InHand;
import com.mailflatrate.transport.shaping.Shaping;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection at work: takes jobs until none are left, and says what came of each. Runs on a
 * virtual thread.
 */
final class Courier implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofMinutes(10);
    private static final long KNOW_MORE = Duration.ofMillis(200).toNanos();

    private final Tools tools;
    private final int number;
    private final Line<Job> line;
    private final List<String> sites;
    private @Nullable SmtpSession session;
    private @Nullable Passage passage;
    private @Nullable Job inHand;

    /** What couriers share. */
    record Tools(
            Post post,
            Verdicts verdicts,
            Guards guards,
            Hops hops,
            Shaping shaping,
            Journal journal,
            SelfCheck selfCheck,
            InHand inHand,
            InstantSource clock,
            int mailsPerConnection) {}

    /**
     * @param number tells connections apart in the journal
     */
    Courier(Tools tools, int number, Line<Job> line) {
        this.number = number;
        this.line = line;
        this.sites = line.target().sites();
        this.tools = tools;
    }

    @Override
    public void run() {
        try {
            Job job = tools.post().take(line, PATIENCE);
            while (job != null && delivered(job) && !line.mustShare() && !isOver()) {
                job = tools.post().take(line, PATIENCE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            close();
            line.end();
        }
    }

    /**
     * What fails in our own hands fails for this mail alone, and never leaves it without result;
     * not even where memory or the stack has run out.
     */
    private boolean delivered(Job job) {
        inHand = job;
        try {
            return deliver(job);
        } catch (RuntimeException | Error broken) {
            if (inHand != null) {
                put(tools.verdicts().broken(job.claimed(), broken));
            }
            return false;
        }
    }

    /** Fewer connections are allowed there by now. */
    private boolean isOver() {
        return passage != null && passage.isOver();
    }

    /** False when this connection's work is over. */
    private boolean deliver(Job job) {
        return !mayGo(job) || isHeldBack(job) || connected(job);
    }

    /** What a rule holds back wherever it could go waits without an attempt. */
    private boolean isHeldBack(Job job) {
        Claimed claimed = job.claimed();
        if (!claimed.isLetter() && tools.hops().isPaused(line.pool())) {
            tools.shaping().waitsForAll(claimed.account().value(), claimed.run().value());
            put(Result.postponed(claimed, now().plus(LATER), now()));
            return true;
        }
        Optional<Brake> brake =
                tools.shaping().on(sites, claimed.account().value(), claimed.run().value());
        brake.ifPresent(one -> put(tools.verdicts().heldBack(claimed, one)));
        return brake.isPresent();
    }

    /** Of several next hops only the one it is at refuses it: another may take it. */
    private boolean isHeldBackHere(Job job) {
        return passage != null && isHeldBackAt(job, passage.door().site());
    }

    private boolean isHeldBackAt(Job job, String site) {
        Claimed claimed = job.claimed();
        return sites.size() > 1
                && tools.shaping()
                        .on(List.of(site), claimed.account().value(), claimed.run().value())
                        .isPresent();
    }

    /**
     * Asks the guards; settles the job by their word unless it may go. While the journal cannot be
     * written no mail is begun: it could not be ended.
     */
    private boolean mayGo(Job job) {
        Claimed claimed = job.claimed();
        if (!tools.journal().isWell()) {
            waitWith(job);
            return false;
        }
        switch (tools.guards().ask(claimed)) {
            case SUPPRESSED -> put(Result.skipped(claimed, "SUPPRESSED", now()));
            case BACK -> put(Result.back(claimed, now()));
            case LATER -> put(Result.postponed(claimed, now().plus(LATER), now()));
            case WAIT -> waitWith(job);
            case GO -> {
                return true;
            }
        }
        return false;
    }

    private void waitWith(Job job) {
        LockSupport.parkNanos(KNOW_MORE);
        back(job);
    }

    private boolean connected(Job job) {
        SmtpSession open = session;
        if (open == null
                || !open.isUsable()
                || open.sent() >= tools.mailsPerConnection()
                || isHeldBackHere(job)) {
            close();
            open = connect(job);
            session = open;
        }
        Passage at = passage;
        if (open == null || at == null || !at.awaitTurn()) {
            back(job);
            return false;
        }
        try (InHand.Share share = tools.inHand().take(job.claimed().likes())) {
            if (share == null) {
                waitWith(job);
            } else {
                compose(job, open, share);
            }
        }
        return true;
    }

    private @Nullable SmtpSession connect(Job job) {
        Hops.Chosen chosen =
                tools.hops()
                        .choose(line.target(), line.pool(), site -> !isHeldBackAt(job, site))
                        .orElse(null);
        if (chosen == null) {
            return null;
        }
        return switch (chosen.connect()) {
            case Connecting.Open(SmtpSession fresh) -> {
                passage = chosen.passage();
                yield fresh;
            }
            case Connecting.Failed(Phase phase, int code, String why) -> {
                String host = chosen.passage().name();
                LOG.warn("{} refuses our connection at {}: {} {}", host, phase, code, why);
                yield null;
            }
        };
    }

    private void compose(Job job, SmtpSession open, InHand.Share share) {
        Claimed claimed = job.claimed();
        Job.Composed composed;
        try {
            composed = job.composition().compose();
        } catch (RuntimeException | Error broken) {
            put(tools.verdicts().broken(claimed, broken));
            return;
        }
        switch (composed) {
            case Job.Skipped(String reason) -> put(Result.skipped(claimed, reason, now()));
            case Job.Signed(Mail mail) -> {
                if (!share.fits(mail.size())) {
                    waitWith(job);
                } else if (!tools.selfCheck().passes(claimed, mail)) {
                    put(Result.back(claimed, now()));
                } else if (mayGo(job)) { // again: connecting and composing may have taken minutes
                    put(handedOver(claimed, open, mail));
                }
            }
        }
    }

    /** The mail's last bytes go out only after the journal has taken it in. */
    private Result handedOver(Claimed claimed, SmtpSession open, Mail mail) {
        long message = claimed.message().value();
        Attempt attempt =
                open.send(mail, () -> tools.journal().intend(message, claimed.attempt(), number));
        Result result = answer(claimed, attempt);
        if (result.phase() == Phase.DOT) {
            tools.journal().settle(outcome(result));
        }
        return result;
    }

    private static Outcome outcome(Result result) {
        Instant due = result.due();
        return new Outcome(
                result.claimed().message().value(),
                result.claimed().attempt(),
                result.state().ordinal(),
                due == null ? 0 : due.toEpochMilli(),
                result.reply().code(),
                result.reply().text(),
                Objects.requireNonNullElse(result.host(), ""),
                result.at().toEpochMilli());
    }

    private Result answer(Claimed claimed, Attempt attempt) {
        Instant now = now();
        Passage at = Objects.requireNonNull(passage);
        return switch (attempt) {
            case Attempt.Accepted(Reply reply) -> {
                at.taken();
                yield Result.answered(
                        claimed, State.ACCEPTED, null, Phase.DOT, reply, at.name(), now);
            }
            case Attempt.Refused(Phase phase, Reply reply) -> {
                tools.shaping()
                        .heard(
                                at.door(),
                                claimed.account().value(),
                                claimed.run().value(),
                                reply.code(),
                                reply.text());
                yield tools.verdicts().refused(claimed, phase, reply, host());
            }
            case Attempt.Ambiguous(String why) -> {
                at.silent(why);
                yield Result.silent(claimed, why, at.name(), now);
            }
            case Attempt.Withheld _ -> Result.back(claimed, now);
            case Attempt.Lost(Phase phase, int code, String why) -> {
                at.refused(phase, code, why);
                yield code == 0 && tools.post().lostTooOften(claimed)
                        ? tools.verdicts()
                                .later(claimed, phase, new Reply(code, List.of(why)), host())
                        : Result.back(claimed, now);
            }
        };
    }

    private String host() {
        return passage == null ? "" : passage.name();
    }

    private void put(Result result) {
        inHand = null;
        tools.verdicts().put(result);
        tools.post().done();
    }

    private void back(Job job) {
        inHand = null;
        tools.post().back(line, job);
    }

    private Instant now() {
        return tools.clock().instant();
    }

    private void close() {
        if (session != null) {
            session.close();
            session = null;
        }
        if (passage != null) {
            passage.leave();
            passage = null;
        }
    }
}
