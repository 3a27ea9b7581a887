package com.mailflatrate.feedback;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.feedback.bounce.Bounces;
import com.mailflatrate.feedback.mails.Kept;
import com.mailflatrate.feedback.mails.Mails;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.reread.Reread;
import com.mailflatrate.reread.Rereads;
import com.mailflatrate.reread.SecondReading;
import com.mailflatrate.reread.Upshot;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Propagation;

/**
 * Reads kept mails again. Only what is read otherwise than before acts, and an effect that was had,
 * taken back or excused is not had again. Not inside a transaction: reading asks the DNS.
 */
@Component
@EngineTransactional(propagation = Propagation.SUPPORTS)
public class Rereader {

    private static final Logger LOG = LoggerFactory.getLogger(Rereader.class);
    private static final int MAILS = 50;
    private static final long BYTES = 8 << 20;

    private final Mails mails;
    private final Rereads rereads;
    private final Answers answers;
    private final Reports reports;
    private final Bounces bounces;
    private final Lookup lookup;
    private final InstantSource clock;

    Rereader(
            Mails mails,
            Rereads rereads,
            Answers answers,
            Reports reports,
            Bounces bounces,
            Lookup lookup,
            InstantSource clock) {
        this.mails = mails;
        this.rereads = rereads;
        this.answers = answers;
        this.reports = reports;
        this.bounces = bounces;
        this.lookup = lookup;
        this.clock = clock;
    }

    /** Reads one mail again at once; WRONG_STATE while it waits for its first reading. */
    public synchronized Outcome<Upshot> again(UUID mail, Actor by) {
        Optional<Kept> kept = mails.kept(mail);
        if (kept.isEmpty()) {
            return Outcome.refused(Code.WRONG_STATE);
        }
        Reread order = rereads.askForOne(kept.get().mail().at(), mail, by.name());
        Upshot upshot = again(kept.get(), order);
        rereads.move(order.id(), order.last(), order.counts().plus(upshot));
        return Outcome.done(upshot);
    }

    /** Carries out some of the oldest order; true when there may be more. */
    synchronized boolean readSome() {
        Optional<Reread> next = rereads.next();
        next.ifPresent(this::goOn);
        return next.isPresent();
    }

    private void goOn(Reread order) {
        List<Kept> some = mails.kept(order.since(), order.askedAt(), order.last(), MAILS, BYTES);
        Reread.Counts counts = order.counts();
        for (Kept kept : some) {
            counts = counts.plus(again(kept, order));
        }
        if (some.isEmpty()) {
            rereads.end(order.id());
        } else {
            rereads.move(order.id(), some.getLast().place(), counts);
        }
    }

    private Upshot again(Kept kept, Reread order) {
        try {
            return compared(kept, answers.read(kept.mail()), order);
        } catch (DataIntegrityViolationException fault) {
            return unreadable(kept, fault);
        } catch (DataAccessException | TransactionException away) {
            throw away;
        } catch (RuntimeException fault) {
            return unreadable(kept, fault);
        }
    }

    private static Upshot unreadable(Kept kept, RuntimeException fault) {
        LOG.error("a kept mail could not be read again id={}", kept.mail().id(), fault);
        return Upshot.UNREADABLE;
    }

    private Upshot compared(Kept kept, Judgement judgement, Reread order) {
        Finding now =
                switch (judgement) {
                    case Judgement.Decided decided -> decided.finding();
                    case Judgement.Due due -> due.finding();
                    case Judgement.Report report -> reports.foretold(report);
                    case Judgement.Failed failed -> throw failed.fault();
                };
        if (isAsBefore(kept, now)) {
            return Upshot.SAME;
        }
        if (stands(kept, now)) {
            return noted(kept, now, Upshot.LEFT_ALONE, order);
        }
        if (order.dryRun()) {
            return noted(kept, now, Upshot.WOULD_CHANGE, order);
        }
        Finding done =
                switch (judgement) {
                    case Judgement.Due due -> due.effect().get();
                    case Judgement.Report report -> reports.again(report);
                    case Judgement.Decided _, Judgement.Failed _ -> now;
                };
        mails.settle(List.of(done.of(kept.mail().id())));
        return noted(kept, done, Upshot.APPLIED, order);
    }

    /** What is about a message that is gone says so again, whatever it would have been. */
    private boolean isAsBefore(Kept kept, Finding now) {
        boolean gone =
                kept.why() == Why.GONE
                        && now.message() != null
                        && lookup.message(now.message()).isEmpty();
        return gone || kept.isReadAs(now.kind(), now.because().why(), now.because().details());
    }

    /** Whether an earlier effect, or a person who came back, stands against a new one. */
    private boolean stands(Kept kept, Finding now) {
        if (kept.hadItsEffect(now.kind())) {
            return true;
        }
        return switch (now.kind()) {
            case BOUNCE, COMPLAINT, UNSUBSCRIBE, OBJECTION ->
                    now.message() != null
                            && lookup.message(now.message())
                                    .filter(facts -> stands(kept, facts, now.kind()))
                                    .isPresent();
            case AUTO_REPLY, DELAY, HUMAN, JUNK -> false;
        };
    }

    private boolean stands(Kept kept, MessageFacts facts, Kind kind) {
        AccountId account = facts.account();
        boolean settled =
                kind == Kind.BOUNCE
                        && account != null
                        && bounces.isSettled(account, facts.message());
        return settled || lookup.isBackSince(facts, kept.mail().at());
    }

    private Upshot noted(Kept kept, Finding now, Upshot upshot, Reread order) {
        var is =
                new SecondReading.Taken(
                        now.kind().name(), now.because().why().name(), now.because().details());
        var was = new SecondReading.Taken(name(kept.kind()), name(kept.why()), kept.details());
        rereads.note(
                order.id(), new SecondReading(kept.mail().id(), clock.instant(), upshot, was, is));
        return upshot;
    }

    private static @Nullable String name(@Nullable Enum<?> one) {
        return one == null ? null : one.name();
    }
}
