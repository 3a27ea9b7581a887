package com.mailflatrate.imports.risk;

import com.mailflatrate.dns.Answer;
import com.mailflatrate.dns.Dns;
import com.mailflatrate.dns.RecordType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/**
 * How many rows are at domains that take no mail (RFC 5321 §5.1, RFC 7505). Asks for the 200 most
 * frequent domains at most and stops after ten seconds; what nobody can say speaks for nobody. Not
 * inside a transaction.
 */
@Component
public final class DeadDomains {

    private static final int MOST = 200;
    private static final long PERCENT = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Dns dns;

    DeadDomains(Dns dns) {
        this.dns = dns;
    }

    /** The fact, where at least five rows and 3 % are at such domains. */
    public Optional<Finding> of(Map<String, Long> domains) {
        List<Map.Entry<String, Long>> asked = domains.entrySet().stream().limit(MOST).toList();
        long rows = 0;
        String example = "";
        List<Boolean> dead = dead(asked.stream().map(Map.Entry::getKey).toList());
        for (int i = 0; i < asked.size(); i++) {
            if (dead.get(i)) {
                rows += asked.get(i).getValue();
                example = example.isEmpty() ? asked.get(i).getKey() : example;
            }
        }
        Findings findings = new Findings();
        long all = domains.values().stream().mapToLong(Long::longValue).sum();
        findings.add("DEAD_DOMAINS", rows, all, PERCENT, example);
        return findings.all().stream().findFirst();
    }

    private List<Boolean> dead(List<String> domains) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        ExecutorService threads =
                Executors.newFixedThreadPool(8, Thread.ofVirtual().name("dead-domains").factory());
        try {
            List<Future<Boolean>> answers =
                    domains.stream().map(domain -> threads.submit(() -> isDead(domain))).toList();
            List<Boolean> dead = new ArrayList<>();
            for (Future<Boolean> answer : answers) {
                dead.add(await(answer, until));
            }
            return dead;
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean await(Future<Boolean> answer, long until) {
        try {
            return answer.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isDead(String domain) {
        return switch (dns.look(domain, RecordType.MX)) {
            case Answer.Found(List<String> values, boolean _) ->
                    values.stream().allMatch(value -> value.strip().matches("\\d+(\\s+\\.?)?"));
            case Answer.NoName _ -> true;
            case Answer.NoData _ ->
                    isNothing(dns.look(domain, RecordType.A))
                            && isNothing(dns.look(domain, RecordType.AAAA));
            case Answer.Failed _ -> false;
        };
    }

    private static boolean isNothing(Answer answer) {
        return answer instanceof Answer.NoData || answer instanceof Answer.NoName;
    }
}
