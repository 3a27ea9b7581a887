package com.mailflatrate.delivery.queue;

import com.mailflatrate.account.AccountState;
import com.mailflatrate.delivery.Letters.Kind;
import com.mailflatrate.delivery.queue.RunningStore.Running;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.measures.MeasureFollower;
import com.mailflatrate.roundtrip.Probes;
import com.mailflatrate.suppression.SuppressionFollower;
import com.mailflatrate.transport.route.Outbound;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The last look before MAIL FROM: is the run still going, the account still trusted, the recipient
 * still willing.
 */
@Component
class Guards {

    private final SuppressionFollower follower;
    private final Probes probes;
    private final Outbound outbound;
    private final MeasureFollower measures;
    private final InstantSource clock;
    private final Map<AccountId, AccountState> standing = new ConcurrentHashMap<>();
    private volatile Set<RunId> running = Set.of();

    Guards(
            SuppressionFollower follower,
            Probes probes,
            Outbound outbound,
            MeasureFollower measures,
            InstantSource clock) {
        this.follower = follower;
        this.probes = probes;
        this.outbound = outbound;
        this.measures = measures;
        this.clock = clock;
    }

    /** What may become of a claimed message now. */
    enum Word {
        GO,
        SUPPRESSED,
        /** Its run was stopped: back into the queue. */
        BACK,
        /** Its account was stopped: later, perhaps. */
        LATER,
        /** We do not know enough just now. */
        WAIT
    }

    /** Mailings leave only where what carries them has shown that it changes nothing. */
    boolean mayMailingsLeave() {
        return probes.areProven();
    }

    /** Whether no mailing leaves from a run's addresses; its account can read that then. */
    boolean isPaused(Running run) {
        boolean paused = outbound.isPaused(run.pool(clock.instant()));
        if (paused) {
            measures.shaping().waitsForAll(run.account().value(), run.run().value());
        }
        return paused;
    }

    /** Next hops that have not shown it, each with the reason. */
    List<String> unproven() {
        return probes.unproven();
    }

    void runsAre(Set<RunId> runs) {
        running = Set.copyOf(runs);
    }

    void accountIs(AccountId account, AccountState state) {
        standing.put(account, state);
    }

    Word ask(Claimed claimed) {
        if (!follower.isFresh()) {
            return Word.WAIT;
        }
        if (left(claimed)) {
            return Word.SUPPRESSED;
        }
        if (isStopped(claimed.account()) && !isOurs(claimed.letter())) {
            return claimed.isLetter() ? Word.LATER : Word.BACK;
        }
        return claimed.isLetter() || running.contains(claimed.run()) ? Word.GO : Word.BACK;
    }

    private boolean left(Claimed claimed) {
        ByteBuffer hash = claimed.hash();
        return hash != null && follower.blocks(claimed.account(), hash, claimed.list());
    }

    /** An account in review goes on with what it had begun; a suspended one does not. */
    boolean isStopped(AccountId account) {
        return switch (standing.getOrDefault(account, AccountState.ACTIVE)) {
            case SUSPENDED, REJECTED, ENDED -> true;
            case PENDING, ACTIVE, REVIEW -> false;
        };
    }

    private static boolean isOurs(@Nullable Kind letter) {
        return switch (letter) {
            case null -> false;
            case NOTICE, RECEIPT, FORWARD -> true;
            case CONFIRMATION, TEST -> false;
        };
    }
}
