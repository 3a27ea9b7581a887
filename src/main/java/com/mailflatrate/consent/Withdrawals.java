package com.mailflatrate.consent;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.ledger.EventKind;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Propagation;

/**
 * How people take back their leave. Suppression, memberships and the record change in one
 * transaction, twice is once, and nothing but a message of ours is needed to ask. While the
 * database is away a withdrawal is kept in a file and applied later: nobody is told to come again,
 * also not while the disk is full.
 */
@Component
@EngineTransactional(propagation = Propagation.SUPPORTS)
public class Withdrawals {

    private static final Logger LOG = LoggerFactory.getLogger(Withdrawals.class);
    private static final int AGENT = 500;

    private final WithdrawalRecords records;
    private final WithdrawalLog log;
    private final InstantSource clock;

    Withdrawals(WithdrawalRecords records, WithdrawalLog log, InstantSource clock) {
        this.records = records;
        this.log = log;
        this.clock = clock;
    }

    /** How much is meant. */
    public enum Scope {
        /** All lists the mailing was addressed to. */
        LISTS,
        /** Everything of this sender. */
        EVERYTHING
    }

    /** The door somebody came through. */
    public enum Channel {
        /** RFC 8058 §3.1, by a mailbox provider on the person's behalf. */
        ONE_CLICK,
        PAGE,
        /** The person's own page of preferences. */
        PREFERENCES,
        /** RFC 2369 §3.2, a mail to the unsubscribe address. */
        MAILTO,
        /** A reply in free words. */
        REPLY,
        /** A report of a mailbox provider. */
        FEEDBACK_LOOP,
        /** A human's complaint at the desk. */
        COMPLAINT
    }

    /**
     * Where a request came from, as evidence.
     *
     * @param channel the door
     * @param ip the network address, absent for mail
     * @param userAgent as sent, cut at 500 characters
     */
    public record Request(Channel channel, @Nullable String ip, @Nullable String userAgent) {

        /** Cuts the user agent. */
        public Request {
            userAgent =
                    userAgent == null || userAgent.length() <= AGENT
                            ? userAgent
                            : userAgent.substring(0, AGENT);
        }
    }

    /**
     * Ends the memberships a message was sent for. NOT_FOUND when the message is gone, UNAVAILABLE
     * when the withdrawal was kept and will be applied as soon as the database is back.
     */
    public Outcome<Withdrawn> unsubscribe(MessageId message, Scope scope, Request request) {
        return take(
                new WithdrawalLog.Line(
                        clock.instant(), message, EventKind.UNSUBSCRIBED, scope, request));
    }

    /**
     * Ends the memberships a person chose to end, whatever the message was sent for.
     *
     * @param chosen whose, and which lists; never none
     */
    public Outcome<Withdrawn> leave(MessageId message, Withdrawn chosen, Request request) {
        return take(
                new WithdrawalLog.Line(
                        clock.instant(),
                        message,
                        EventKind.UNSUBSCRIBED,
                        Scope.LISTS,
                        request,
                        chosen));
    }

    /** Stores an objection (GDPR Art. 21(2)): nothing of this sender reaches the person again. */
    public Outcome<Withdrawn> object(MessageId message, Request request) {
        return take(
                new WithdrawalLog.Line(
                        clock.instant(), message, EventKind.OBJECTED, Scope.EVERYTHING, request));
    }

    /** Stores a complaint: nothing of this sender reaches the person again. */
    public Outcome<Withdrawn> complain(MessageId message, Request request) {
        return take(
                new WithdrawalLog.Line(
                        clock.instant(), message, EventKind.COMPLAINED, Scope.EVERYTHING, request));
    }

    /**
     * Applies what was kept while the database was away, and writes down what no disk took; called
     * every few seconds.
     */
    public void applyKept() {
        boolean any = false;
        for (WithdrawalLog.Line line : log.kept().toList()) {
            applyAgain(line);
            any = true;
        }
        if (any) {
            log.settled();
        }
        log.catchUp();
    }

    private void applyAgain(WithdrawalLog.Line line) {
        try {
            records.apply(line);
        } catch (RuntimeException notYet) {
            LOG.error("withdrawal still kept message={}", line.message(), notYet);
            log.keep(line);
        }
    }

    private Outcome<Withdrawn> take(WithdrawalLog.Line line) {
        log.append(line);
        try {
            Outcome<Withdrawn> outcome = records.apply(line);
            if (outcome instanceof Outcome.Done<Withdrawn>(Withdrawn whose) && !whose.repeated()) {
                log.append(line.by(whose));
            }
            return outcome;
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("withdrawal kept for later message={}", line.message(), away);
            log.keep(line);
            return Outcome.refused(Code.UNAVAILABLE);
        }
    }
}
