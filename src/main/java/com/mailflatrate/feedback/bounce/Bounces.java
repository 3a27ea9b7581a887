package com.mailflatrate.feedback.bounce;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.policy.reply.BounceVerdict;
import com.mailflatrate.policy.reply.ReplyClassifier;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Takes refusals: sorts them, asks the DNS where one calls a domain dead, and draws the
 * conclusions. Not inside a transaction.
 */
@Component
public class Bounces {

    private static final Logger LOG = LoggerFactory.getLogger(Bounces.class);

    private final DomainCheck domains;
    private final Conclusions conclusions;

    Bounces(DomainCheck domains, Conclusions conclusions) {
        this.domains = domains;
        this.conclusions = conclusions;
    }

    /** Stores a refusal and applies it; once per message and way. Gives what was concluded. */
    public Decision apply(Refusal refusal) {
        return conclude(List.of(refusal)).getFirst();
    }

    /**
     * Stores many and applies them as if one by one, but many in one transaction. One that cannot
     * be stored falls out alone.
     *
     * @return what was concluded, in the same order; empty for one that could not be stored
     */
    public List<Optional<Decision>> applyAll(List<Refusal> refusals) {
        return Rounds.of(refusals).stream().flatMap(round -> together(round).stream()).toList();
    }

    /** What a refusal means. Changes nothing. */
    public BounceVerdict verdict(Refusal refusal) {
        return judged(refusal).verdict();
    }

    /**
     * Applies a refusal that was not known, or known by another meaning that led to nothing. No
     * mailing is held for it: it is long over.
     */
    public Decision again(Refusal refusal) {
        return conclusions.again(judged(refusal));
    }

    /** Whether a message's refusal was applied, taken back or excused once. */
    public boolean isSettled(AccountId account, MessageId message) {
        return conclusions.isSettled(account, message);
    }

    private List<Optional<Decision>> together(List<Refusal> round) {
        try {
            return conclude(round).stream().map(Optional::of).toList();
        } catch (DataIntegrityViolationException oneOfThem) {
            return round.stream().map(this::alone).toList();
        } catch (DataAccessException | TransactionException away) {
            throw away;
        } catch (RuntimeException oneOfThem) {
            return round.stream().map(this::alone).toList();
        }
    }

    private Optional<Decision> alone(Refusal refusal) {
        try {
            return Optional.of(apply(refusal));
        } catch (DataIntegrityViolationException broken) {
            return fallenOut(refusal, broken);
        } catch (DataAccessException | TransactionException away) {
            throw away;
        } catch (RuntimeException broken) {
            return fallenOut(refusal, broken);
        }
    }

    private static Optional<Decision> fallenOut(Refusal refusal, RuntimeException fault) {
        LOG.error("a refusal could not be applied message={}", refusal.message(), fault);
        return Optional.empty();
    }

    private List<Decision> conclude(List<Refusal> round) {
        return conclusions.apply(round.stream().map(this::judged).toList());
    }

    private Judged judged(Refusal refusal) {
        BounceVerdict verdict = ReplyClassifier.standard().classify(refusal.facts());
        return new Judged(refusal, domains.checked(refusal, verdict));
    }
}
