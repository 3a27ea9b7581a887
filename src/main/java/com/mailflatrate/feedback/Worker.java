package com.mailflatrate.feedback;

import com.mailflatrate.feedback.MailStore.Arrived;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Reads what has arrived, mail by mail, and what delivery met in its sessions. One thread; woken by
 * each mail.
 */
@Component
class Worker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final int MAILS = 50;
    private static final long LOOK_MILLIS = 500;
    private static final long REST_MILLIS = 5_000;

    private final Mails mails;
    private final Spool spool;
    private final Answers answers;
    private final SessionBounces sessions;
    private final Bell bell;
    private final MeterRegistry meters;
    private volatile boolean working;
    private @Nullable Thread thread;

    Worker(
            Mails mails,
            Spool spool,
            Answers answers,
            SessionBounces sessions,
            Bell bell,
            MeterRegistry meters) {
        this.mails = mails;
        this.spool = spool;
        this.answers = answers;
        this.sessions = sessions;
        this.bell = bell;
        this.meters = meters;
    }

    /** Does what there is to do now; true when there may be more. One caller at a time. */
    synchronized boolean workSome() {
        for (Path file : spool.kept()) {
            Arrived mail = spool.read(file);
            mails.store(mail, mail.raw().length);
            spool.drop(file);
        }
        List<Arrived> next = mails.next(MAILS);
        next.forEach(this::read);
        return sessions.applySome() || next.size() == MAILS;
    }

    private void read(Arrived mail) {
        try {
            Finding finding = answers.judge(mail);
            mails.done(mail.id(), finding);
            meters.counter("mailflatrate.feedback.mails", "kind", finding.kind().name())
                    .increment();
        } catch (DataIntegrityViolationException fault) {
            failed(mail, fault);
        } catch (DataAccessException | TransactionException away) {
            throw away;
        } catch (RuntimeException fault) {
            failed(mail, fault);
        }
    }

    private void failed(Arrived mail, RuntimeException fault) {
        LOG.error("a mail could not be read id={} attempt={}", mail.id(), mail.attempts(), fault);
        mails.tried(mail.id());
    }

    private void run() {
        while (working) {
            try {
                bell.await(LOOK_MILLIS);
                while (working && workSome()) {
                    Thread.onSpinWait();
                }
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                LOG.error("reading of mail stopped for a moment", e);
                rest();
            }
        }
    }

    private void rest() {
        try {
            Thread.sleep(REST_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            working = false;
        }
    }

    @Override
    public void start() {
        // before the thread asks for it
        working = true;
        thread = Thread.ofPlatform().name("feedback").daemon().start(this::run);
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        working = false;
        if (running != null) {
            bell.ring();
            try {
                running.join(REST_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return working;
    }
}
