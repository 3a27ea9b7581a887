package com.mailflatrate.feedback;

import com.mailflatrate.delivery.Messages;
import com.mailflatrate.feedback.Judgement.Report;
import com.mailflatrate.feedback.mails.Arrived;
import com.mailflatrate.feedback.mails.Mails;
import com.mailflatrate.feedback.mails.Settled;
import com.mailflatrate.kernel.MessageId;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Reads some of the mails that wait: each by itself, the delivery reports among them applied
 * together. What cannot be read or applied is tried again a few times and then left to a person; it
 * takes no other mail with it.
 */
@Component
class Batch {

    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);
    private static final int REPLIES = 50;
    private static final int OTHERS = 150;

    /** Many small mails or few large ones: what is in memory at once. */
    private static final long BYTES = 8 << 20;

    private static final Set<Kind> BY_THE_RECIPIENT =
            EnumSet.of(
                    Kind.COMPLAINT, Kind.UNSUBSCRIBE, Kind.OBJECTION, Kind.AUTO_REPLY, Kind.HUMAN);

    private final Mails mails;
    private final Answers answers;
    private final Reports reports;
    private final Messages messages;
    private final MeterRegistry meters;

    Batch(Mails mails, Answers answers, Reports reports, Messages messages, MeterRegistry meters) {
        this.mails = mails;
        this.answers = answers;
        this.reports = reports;
        this.messages = messages;
        this.meters = meters;
    }

    /** Reads the oldest, replies first; true when there may be more. */
    boolean readSome() {
        List<Arrived> next = mails.next(REPLIES, OTHERS, BYTES);
        List<Report> reported = new ArrayList<>();
        List<Settled> quiet = new ArrayList<>();
        for (Arrived mail : next) {
            switch (read(mail)) {
                case Report report -> reported.add(report);
                case Judgement.Failed failed -> failed(mail, failed.fault());
                case Judgement.Decided one -> decided(one.finding().of(mail.id()), quiet);
                case Judgement.Due due -> throw new IllegalStateException("not done: " + due);
            }
        }
        apply(reported, quiet);
        settle(quiet);
        return next.size() >= REPLIES || !quiet.isEmpty();
    }

    /** Read, and done what is due; reports wait for each other. */
    private Judgement read(Arrived mail) {
        try {
            Judgement judgement = answers.read(mail);
            return judgement instanceof Judgement.Due due
                    ? new Judgement.Decided(mail, due.effect().get())
                    : judgement;
        } catch (DataIntegrityViolationException fault) {
            return new Judgement.Failed(mail, fault);
        } catch (DataAccessException | TransactionException away) {
            throw away;
        } catch (RuntimeException fault) {
            return new Judgement.Failed(mail, fault);
        }
    }

    /** What did something is noted at once, so that it is not done again; the rest together. */
    private void decided(Settled mail, List<Settled> quiet) {
        switch (mail.kind()) {
            case AUTO_REPLY, DELAY, JUNK -> quiet.add(mail);
            case BOUNCE, COMPLAINT, UNSUBSCRIBE, OBJECTION, HUMAN -> settle(List.of(mail));
        }
    }

    private void apply(List<Report> reported, List<Settled> settled) {
        Map<Report, Finding> findings = reports.apply(reported);
        for (Report report : reported) {
            Finding finding = findings.get(report);
            if (finding == null) {
                mails.tried(report.mail().id());
            } else {
                settled.add(finding.of(report.mail().id()));
            }
        }
    }

    private void settle(List<Settled> settled) {
        messages.bounced(answered(settled, EnumSet.of(Kind.BOUNCE)));
        messages.arrived(answered(settled, BY_THE_RECIPIENT));
        try {
            mails.settle(settled);
            counted(settled);
        } catch (DataIntegrityViolationException oneOfThem) {
            settled.forEach(this::settleAlone);
        }
    }

    private void settleAlone(Settled one) {
        try {
            mails.settle(List.of(one));
            counted(List.of(one));
        } catch (DataIntegrityViolationException fault) {
            LOG.error("what a mail is could not be noted id={}", one.mail(), fault);
            mails.tried(one.mail());
        }
    }

    private void counted(List<Settled> settled) {
        settled.forEach(
                one ->
                        meters.counter("mailflatrate.feedback.mails", "kind", one.kind().name())
                                .increment());
    }

    private static List<MessageId> answered(List<Settled> settled, Set<Kind> kinds) {
        return settled.stream()
                .filter(one -> kinds.contains(one.kind()))
                .flatMap(one -> Stream.ofNullable(one.message()))
                .toList();
    }

    private void failed(Arrived mail, RuntimeException fault) {
        LOG.error("a mail could not be read id={} attempt={}", mail.id(), mail.attempts(), fault);
        mails.tried(mail.id());
    }
}
