package com.mailflatrate.feedback.bounce;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.policy.reply.SoftRules;
import com.mailflatrate.suppression.SuppressionReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Why a contact should no longer be mailed after a refusal (compliance rules 7.2 and 7.3). */
@Component
class Reasons {

    /**
     * Two unclear refusals count as a hard one when so much time and another mailing lie between.
     */
    private static final Duration APART = Duration.ofHours(24);

    /**
     * What stood in the way of so many mailings is the address's own: a misrouted domain is dead,
     * one that wants an answer or SMTPUTF8 counts as failing.
     */
    private static final long RUNS = 3;

    private final BounceStore store;
    private final SoftStore soft;

    Reasons(BounceStore store, SoftStore soft) {
        this.store = store;
        this.soft = soft;
    }

    /** Of stored refusals of contacts of one account, each of another contact. */
    List<Ending> of(AccountId account, List<Met> refusals) {
        Set<Met> hard = new HashSet<>();
        List<Met> unclear = new ArrayList<>();
        List<Met> failing = new ArrayList<>();
        for (Met one : refusals) {
            switch (one.judged().cls()) {
                case HARD -> hard.add(one);
                case UNCLEAR -> unclear.add(one);
                case SOFT_MAILBOX -> failing.add(one);
                case RELAY -> putIf(isOften(account, one), one, hard);
                case EAI, CHALLENGE -> putIf(isOften(account, one), one, failing);
                case SOFT_SYSTEM -> putIf(one.refusal().expired(), one, failing);
                case THROTTLE, BLOCK, AUTH, CONTENT, AUTO_REPLY, DELAY, UNKNOWN -> {}
            }
        }
        hard.addAll(twice(account, unclear));
        Set<Met> tired = tired(account, failing);
        return refusals.stream()
                .filter(one -> hard.contains(one) || tired.contains(one))
                .map(
                        one ->
                                new Ending(
                                        one,
                                        hard.contains(one)
                                                ? SuppressionReason.HARD
                                                : SuppressionReason.SOFT))
                .toList();
    }

    private static void putIf(boolean counts, Met one, Collection<Met> among) {
        if (counts) {
            among.add(one);
        }
    }

    private boolean isOften(AccountId account, Met one) {
        return store.runsBefore(account, one) >= RUNS - 1;
    }

    private Set<Met> twice(AccountId account, List<Met> unclear) {
        Set<ContactId> known = store.hadUnclear(account, unclear, APART);
        Set<Met> twice = new HashSet<>(unclear);
        twice.removeIf(one -> !known.contains(one.refusal().contact()));
        return twice;
    }

    private Set<Met> tired(AccountId account, List<Met> failing) {
        Set<ContactId> enough = new HashSet<>();
        soft.count(account, failing.stream().map(Reasons::failure).toList())
                .forEach(
                        (contact, row) -> {
                            if (row.isEnough()) {
                                enough.add(contact);
                            }
                        });
        Set<Met> tired = new HashSet<>(failing);
        tired.removeIf(one -> !enough.contains(one.refusal().contact()));
        return tired;
    }

    /** What was accepted may still come back for a while; in our own session it has not. */
    private static SoftStore.Failure failure(Met one) {
        Instant at = one.refusal().at();
        boolean session = one.refusal().way() == Refusal.Way.SESSION;
        Instant settled = session ? at : at.minus(SoftRules.SETTLED);
        return new SoftStore.Failure(one.refusal().contact(), at, settled, one.signedUp());
    }
}
