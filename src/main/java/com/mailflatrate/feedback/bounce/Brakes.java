package com.mailflatrate.feedback.bounce;

import com.mailflatrate.delivery.RunStatus;
import com.mailflatrate.delivery.Runs;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.policy.reply.BounceClass;
import com.mailflatrate.policy.reply.RateRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Holds a mailing that goes wrong: the same provider refuses it again and again for what is not the
 * recipients' fault (compliance row H5), or too many mailboxes do not exist (row D11).
 */
@Component
class Brakes {

    private static final Logger LOG = LoggerFactory.getLogger(Brakes.class);
    private static final Actor RULE = Actor.system("bounce guard");
    private static final Set<BounceClass> OURS =
            Set.of(BounceClass.BLOCK, BounceClass.AUTH, BounceClass.CONTENT);
    private static final long SAME_PROVIDER = 20;
    private static final long LEAST_HARD = 5;
    private static final double HARD_RATE = 0.02;

    private final BrakeStore store;
    private final Runs runs;

    Brakes(BrakeStore store, Runs runs) {
        this.store = store;
        this.runs = runs;
    }

    private record Wrong(RunId run, BounceClass cls, @Nullable String hostGroup) {}

    /** Looks whether among these refusals, already stored, is the last straw. */
    void refused(AccountId account, List<Judged> refusals) {
        Map<Wrong, Long> more = new LinkedHashMap<>();
        for (Judged one : refusals) {
            RunId run = one.refusal().run();
            if (run == null) {
                continue;
            }
            if (OURS.contains(one.cls())) {
                more.merge(new Wrong(run, one.cls(), one.refusal().hostGroup()), 1L, Long::sum);
            } else if (one.cls() == BounceClass.HARD) {
                more.merge(new Wrong(run, one.cls(), null), 1L, Long::sum);
            }
        }
        more.forEach((wrong, count) -> weigh(account, wrong, count));
    }

    private void weigh(AccountId account, Wrong wrong, long more) {
        RunId run = wrong.run();
        long all = store.refused(account, run, wrong.cls(), wrong.hostGroup(), more);
        if (wrong.cls() == BounceClass.HARD) {
            if (isReached(LEAST_HARD, all, more)) {
                runs.status(account, run).ifPresent(status -> rate(account, run, status, all));
            }
        } else if (isReached(SAME_PROVIDER, all, more)) {
            hold(account, run, wrong.cls() + " " + all + ' ' + wrong.hostGroup());
        }
    }

    /** Whether the last {@code more} of them reached a multiple of the step. */
    private static boolean isReached(long step, long all, long more) {
        return all / step > (all - more) / step;
    }

    private void rate(AccountId account, RunId run, RunStatus status, long hard) {
        long answered = status.accepted() + status.bounced() + status.expired();
        if (RateRules.exceeds(hard, answered, HARD_RATE, LEAST_HARD)) {
            hold(account, run, "HARD " + hard + ' ' + answered);
        }
    }

    private void hold(AccountId account, RunId run, String why) {
        boolean held = runs.hold(account, run, why, RULE).isDone();
        LOG.warn("mailing goes wrong account={} run={} held={} why={}", account, run, held, why);
    }
}
