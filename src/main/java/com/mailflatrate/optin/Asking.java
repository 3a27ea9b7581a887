package com.mailflatrate.optin;

import com.mailflatrate.database.Outage;
import com.mailflatrate.dns.MailDomains;
import com.mailflatrate.optin.RegistrationStore.Due;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Turns registrations into mails that ask, after the visitors had their answers: first the domains,
 * each by itself, so that a slow one keeps nobody else waiting; then everything that is known of
 * the addresses, by one thread for all. The first after a pause is looked at at once, those who
 * follow closely are looked at together. What is delayed, or was left behind by a crash, is found
 * by a job.
 */
@Component
class Asking implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Asking.class);
    private static final int MOST_WAITING = 10_000;
    private static final int BATCH = 500;
    private static final long APART = TimeUnit.MILLISECONDS.toNanos(25);

    private final Settlement settlement;
    private final MailDomains domains;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Queue<Judged> judged = new ConcurrentLinkedQueue<>();
    private final ExecutorService looks =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("asking-dns").factory());

    /** One look is always to come while there is something to look at; more are not needed. */
    private final ThreadPoolExecutor worker =
            new ThreadPoolExecutor(
                    1,
                    1,
                    1,
                    TimeUnit.MINUTES,
                    new ArrayBlockingQueue<>(1),
                    Thread.ofPlatform().name("asking").daemon().factory(),
                    new ThreadPoolExecutor.DiscardPolicy());

    Asking(Settlement settlement, MailDomains domains) {
        this.settlement = settlement;
        this.domains = domains;
        worker.allowCoreThreadTimeOut(true);
    }

    /** Registrations whose domain is known. */
    private record Judged(List<Due> due, String domain, MailDomains.Verdict verdict) {}

    /** Looks at registrations on threads of its own; when too many wait the job will. */
    void soon(List<Due> due) {
        if (waiting.addAndGet(due.size()) > MOST_WAITING) {
            waiting.addAndGet(-due.size());
            LOG.debug("the job will ask {} registrations", due.size());
            return;
        }
        try {
            byDomain(due).forEach((domain, its) -> looks.execute(() -> judge(domain, its)));
        } catch (RejectedExecutionException stopping) {
            LOG.debug("the job will ask {} registrations after the next start", due.size());
        }
    }

    /** Looks at everything that is due, and comes back when that is done. */
    void all() {
        List<Due> due = settlement.due(BATCH);
        Map<String, MailDomains.Verdict> verdicts = new ConcurrentHashMap<>();
        CompletableFuture.allOf(
                        byDomain(due).keySet().stream()
                                .map(
                                        domain ->
                                                CompletableFuture.runAsync(
                                                        () -> verdicts.put(domain, look(domain)),
                                                        looks))
                                .toArray(CompletableFuture[]::new))
                .join();
        settle(due, verdicts);
    }

    private void judge(String domain, List<Due> due) {
        judged.add(new Judged(due, domain, look(domain)));
        worker.execute(this::work);
    }

    private MailDomains.Verdict look(String domain) {
        try {
            return domains.judge(domain);
        } catch (RuntimeException broken) {
            LOG.warn("nobody knows whether {} takes mail", domain, broken);
            return MailDomains.Verdict.UNKNOWN;
        }
    }

    private void work() {
        while (!judged.isEmpty()) {
            long began = System.nanoTime();
            List<Due> due = new ArrayList<>();
            Map<String, MailDomains.Verdict> verdicts = new HashMap<>();
            for (Judged one = judged.poll(); one != null; one = next(due)) {
                due.addAll(one.due());
                verdicts.put(one.domain(), one.verdict());
            }
            waiting.addAndGet(-due.size());
            settle(due, verdicts);
            LockSupport.parkNanos(APART - (System.nanoTime() - began));
        }
    }

    private @Nullable Judged next(List<Due> due) {
        return due.size() < BATCH ? judged.poll() : null;
    }

    /** Where many fail together each is tried alone: what breaks keeps nobody else waiting. */
    private void settle(List<Due> due, Map<String, MailDomains.Verdict> verdicts) {
        if (due.isEmpty()) {
            return;
        }
        try {
            settlement.settle(due, verdicts);
        } catch (RuntimeException later) {
            if (due.size() > 1 && !Outage.isBehind(later)) {
                LOG.warn("{} registrations are looked at one by one", due.size(), later);
                due.forEach(one -> settle(List.of(one), verdicts));
            } else {
                LOG.warn(
                        "{} registrations not asked yet, the first of them is {}",
                        due.size(),
                        due.getFirst().id(),
                        later);
            }
        }
    }

    private static Map<String, List<Due>> byDomain(List<Due> due) {
        return due.stream().collect(Collectors.groupingBy(one -> one.email().domain()));
    }

    @Override
    public void destroy() throws InterruptedException {
        looks.shutdown();
        worker.shutdown();
        worker.awaitTermination(5, TimeUnit.SECONDS);
    }
}
