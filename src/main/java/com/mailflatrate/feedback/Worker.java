package com.mailflatrate.feedback;

import com.mailflatrate.feedback.mails.Arrivals.Incoming;
import com.mailflatrate.feedback.mails.Arrived;
import com.mailflatrate.feedback.mails.Mails;
import com.mailflatrate.feedback.mails.Spool;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Reads what has arrived, what delivery met in its sessions, and again what somebody asks for. One
 * thread; woken by each mail.
 */
@Component
class Worker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final long LOOK_MILLIS = 500;
    private static final long REST_MILLIS = 5_000;

    private final Mails mails;
    private final Spool spool;
    private final Batch batch;
    private final SessionBounces sessions;
    private final Rereader rereader;
    private final Bell bell;
    private volatile boolean working;
    private @Nullable Thread thread;

    Worker(
            Mails mails,
            Spool spool,
            Batch batch,
            SessionBounces sessions,
            Rereader rereader,
            Bell bell) {
        this.mails = mails;
        this.spool = spool;
        this.batch = batch;
        this.sessions = sessions;
        this.rereader = rereader;
        this.bell = bell;
    }

    /** Does what there is to do now; true when there may be more. One caller at a time. */
    synchronized boolean workSome() {
        spool.kept().forEach(this::fetch);
        boolean more = batch.readSome();
        more = sessions.applySome() || more;
        return rereader.readSome() || more;
    }

    /** A file that cannot be a mail of ours is set aside, or nothing would ever be read again. */
    private void fetch(Path file) {
        try {
            Arrived mail = spool.read(file);
            mails.store(List.of(new Incoming(mail, mail.raw().length)));
            spool.drop(file);
        } catch (DataIntegrityViolationException | UncheckedIOException broken) {
            LOG.error("a kept mail is set aside file={}", file.getFileName(), broken);
            spool.setAside(file);
        }
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
