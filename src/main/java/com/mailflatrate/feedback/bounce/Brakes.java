package com.mailflatrate.feedback.bounce;

import com.mailflatrate.delivery.RunStatus;
import com.mailflatrate.delivery.Runs;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.policy.reply.BounceClass;
import com.mailflatrate.policy.reply.RateRules;
import java.util.Set;
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

    /** Looks whether this refusal, already stored, is the last straw. */
    void refused(Refusal refusal, BounceClass cls) {
        RunId run = refusal.run();
        if (run == null) {
            return;
        }
        if (OURS.contains(cls)) {
            long same = store.refused(refusal.account(), run, cls, refusal.hostGroup());
            if (same >= SAME_PROVIDER && same % SAME_PROVIDER == 0) {
                hold(refusal.account(), run, cls + " " + same + ' ' + refusal.hostGroup());
            }
        } else if (cls == BounceClass.HARD) {
            long hard = store.refused(refusal.account(), run, cls, null);
            if (hard >= LEAST_HARD && hard % LEAST_HARD == 0) {
                runs.status(refusal.account(), run)
                        .ifPresent(status -> rate(refusal, status, hard));
            }
        }
    }

    private void rate(Refusal refusal, RunStatus status, long hard) {
        long answered = status.accepted() + status.bounced() + status.expired();
        RunId run = refusal.run();
        if (run != null && RateRules.exceeds(hard, answered, HARD_RATE, LEAST_HARD)) {
            hold(refusal.account(), run, "HARD " + hard + ' ' + answered);
        }
    }

    private void hold(AccountId account, RunId run, String why) {
        boolean held = runs.hold(account, run, why, RULE).isDone();
        LOG.warn("mailing goes wrong account={} run={} held={} why={}", account, run, held, why);
    }
}
