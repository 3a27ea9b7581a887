package com.mailflatrate.delivery.queue;

import com.mailflatrate.delivery.MessageFacts.State;
import com.mailflatrate.delivery.spi.BadDays;
import com.mailflatrate.mail.smtp.Phase;
import com.mailflatrate.mail.smtp.Reply;
import com.mailflatrate.transport.route.Line;
import com.mailflatrate.transport.route.Target;
import com.mailflatrate.transport.shaping.Brake;
import com.mailflatrate.transport.shaping.RetryRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of messages nobody took: refused, later, or given up. A refusal of the connection
 * costs no attempt, but no mail outlives its time.
 */
record Verdicts(
        Results results,
        RetryRules retries,
        SelfCheck selfCheck,
        BadDays badDays,
        InstantSource clock) {

    private static final Logger LOG = LoggerFactory.getLogger(Verdicts.class);

    private static final Duration LATER = Duration.ofMinutes(10);
    private static final int TEMPORARY = 451;
    private static final String LEFT_OUT = "LEFT_OUT";

    void put(Result result) {
        results.put(result);
    }

    /** Refused by the other side, for good or for now. */
    Result refused(Claimed claimed, Phase phase, Reply reply, String host) {
        Instant now = clock.instant();
        return reply.isPermanent()
                ? Result.answered(claimed, State.BOUNCED, null, phase, reply, host, now)
                : later(claimed, phase, reply, host);
    }

    /** Refused for now: again by the plan, or never when its time is over. */
    Result later(Claimed claimed, Phase phase, Reply reply, String host) {
        Instant now = clock.instant();
        Duration life = Duration.between(claimed.date(), end(claimed, host));
        Optional<Instant> next =
                retries.next(claimed.attempt(), phase, reply, claimed.date(), life, now);
        State state = next.isPresent() ? State.DEFERRED : State.EXPIRED;
        return Result.answered(claimed, state, next.orElse(null), phase, reply, host, now);
    }

    private Instant end(Claimed claimed, String host) {
        return badDays.end(claimed.date(), claimed.life(), claimed.domain(), host);
    }

    /** The domain takes no mail; where one look is not certain, a second one half an hour later. */
    Result nowhere(Claimed claimed, Target.Nowhere nowhere) {
        boolean certain = nowhere.certain() || claimed.attempt() > 1;
        return certain
                ? refused(claimed, Phase.LOCAL, reply(nowhere.code(), nowhere.why()), "")
                : later(claimed, Phase.LOCAL, reply(TEMPORARY, "4.4.3 " + words(nowhere)), "");
    }

    private static String words(Target.Nowhere nowhere) {
        return "looked up once more before it counts: "
                + nowhere.why().substring(nowhere.why().indexOf(' ') + 1);
    }

    /** Its name servers could not say. */
    Result unknown(Claimed claimed, String why) {
        return later(
                claimed,
                Phase.LOCAL,
                reply(TEMPORARY, "4.4.3 the domain's name servers do not answer: " + why),
                "");
    }

    /** Its recipient is gone, so that it has no way: the composition says why. */
    Result withoutRecipient(Job job) {
        Instant now = clock.instant();
        try {
            if (job.composition().compose() instanceof Job.Skipped(String reason)) {
                return Result.skipped(job.claimed(), reason, now);
            }
        } catch (RuntimeException | Error broken) {
            return broken(job.claimed(), broken);
        }
        return Result.postponed(job.claimed(), now.plus(LATER), now);
    }

    /** We ourselves fail at it: its mailing stops, and a letter is tried later. */
    Result broken(Claimed claimed, Throwable why) {
        Instant now = clock.instant();
        LOG.error("message {} of run {} fails", claimed.message(), claimed.run(), why);
        try {
            selfCheck.stop(claimed, "COMPOSITION_FAILED");
        } catch (RuntimeException alsoBroken) {
            LOG.error("run {} cannot be held", claimed.run(), alsoBroken);
        }
        return Result.postponed(claimed, now.plus(LATER), now);
    }

    /** Enough wait for the same servers. */
    Result noRoom(Claimed claimed, Line<Job> line) {
        return postponed(
                claimed,
                line.site(),
                line.putOff(clock.instant()),
                "many mails wait for these servers");
    }

    /** Its servers are left alone for some time. */
    Result closed(Claimed claimed, Line<Job> line, Duration pause) {
        double spread = 1 + ThreadLocalRandom.current().nextDouble() / 10;
        Instant due = clock.instant().plusMillis((long) (pause.toMillis() * spread));
        return postponed(
                claimed, line.site(), due, "its mail servers took no connection of ours in time");
    }

    /**
     * A rule holds it back there: it waits for the rule's end, without an attempt, or stays here
     * when its account left it out.
     */
    Result heldBack(Claimed claimed, Brake brake) {
        if (brake.leftOut().contains(claimed.run().value())) {
            return Result.skipped(claimed, LEFT_OUT, clock.instant());
        }
        Instant over = end(claimed, brake.site());
        Instant until = brake.until();
        Instant due = until == null || until.isAfter(over) ? over : until;
        return due.isAfter(clock.instant())
                ? Result.postponed(claimed, due, clock.instant()).heldBy(brake.id())
                : postponed(
                        claimed,
                        brake.site(),
                        Instant.MAX,
                        "a rule held it back until its time was over");
    }

    private Result postponed(Claimed claimed, String site, Instant due, String why) {
        Instant now = clock.instant();
        return due.isAfter(end(claimed, site))
                ? Result.answered(
                        claimed,
                        State.EXPIRED,
                        null,
                        Phase.LOCAL,
                        reply(0, "4.4.7 " + why),
                        "",
                        now)
                : Result.postponed(claimed, due, now);
    }

    private static Reply reply(int code, String text) {
        return new Reply(code, List.of(text));
    }
}
