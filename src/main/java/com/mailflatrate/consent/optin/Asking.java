package com.mailflatrate.consent.optin;

import com.mailflatrate.dns.MailDomains;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Turns registrations into mails that ask, after the visitor had the answer: first the domain, then
 * everything that is known of the address. A registration is looked at at once; what is delayed, or
 * was left behind by a crash, is found by a job.
 */
@Component
class Asking implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Asking.class);
    private static final int THREADS = 4;
    private static final int WAITING = 10_000;
    private static final int BATCH = 500;

    private final Settlement settlement;
    private final MailDomains domains;
    private final ThreadPoolExecutor workers =
            new ThreadPoolExecutor(
                    THREADS,
                    THREADS,
                    1,
                    TimeUnit.MINUTES,
                    new ArrayBlockingQueue<>(WAITING),
                    Thread.ofPlatform().name("asking-", 0).daemon().factory());

    Asking(Settlement settlement, MailDomains domains) {
        this.settlement = settlement;
        this.domains = domains;
        workers.allowCoreThreadTimeOut(true);
    }

    /** Looks at a registration on a thread of its own; when all are busy the job will. */
    void soon(RegistrationStore.Due one) {
        try {
            workers.execute(() -> now(one));
        } catch (RejectedExecutionException full) {
            LOG.debug("the job will ask registration={}", one.id());
        }
    }

    /** Looks at everything that is due. */
    void all() {
        settlement.due(BATCH).forEach(this::now);
    }

    private void now(RegistrationStore.Due one) {
        try {
            settlement.settle(one.account(), one.id(), domains.judge(one.email().domain()));
        } catch (RuntimeException later) {
            LOG.warn("registration not asked yet registration={}", one.id(), later);
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        workers.shutdown();
        workers.awaitTermination(5, TimeUnit.SECONDS);
    }
}
