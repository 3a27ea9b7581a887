package com.mailflatrate.imports.risk;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.policy.DisposableDomains;
import com.mailflatrate.policy.ProofRules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What stands out in the rows of an import: addresses that look harvested or made up, proofs that
 * look typed, mailboxes for ten minutes. Facts, not verdicts: a counter's tablet has one address on
 * the net for honest reasons, so a person weighs them. Called inside a transaction of the engine.
 */
@Component
public final class ListRisks {

    /** Below this many rows a pattern is chance. */
    private static final long PATTERN = 20;

    private static final double ALPHABETICAL = 0.95;

    private final RiskStore store;

    ListRisks(RiskStore store) {
        this.store = store;
    }

    /** Everything that stands out, in the order it is read. */
    public List<Finding> of(AccountId account, ImportId batch, Period period, Instant uploadedAt) {
        Findings findings = new Findings();
        proofs(
                findings,
                store.times(account, batch, uploadedAt, period.from(), period.to()),
                store.ips(account, batch));
        addresses(findings, store.addresses(account, batch));
        disposable(findings, store.domains(account, batch));
        return findings.all();
    }

    /** How many rows that come in are at which domain, the most frequent first. */
    public Map<String, Long> domains(AccountId account, ImportId batch) {
        return store.domains(account, batch);
    }

    static void proofs(Findings findings, Times times, Map<String, Long> ips) {
        long timed = times.timed();
        findings.add("TIME_AHEAD", times.ahead(), timed, 0, "");
        findings.add("OUTSIDE_PERIOD", times.outside(), timed, 5, "");
        findings.add("SAME_SECOND", times.sameSecond(), timed, 5, "");
        long same = ips.values().stream().mapToLong(Long::longValue).max().orElse(0);
        long told = ips.values().stream().mapToLong(Long::longValue).sum();
        findings.add("SAME_IP", same, told, 20, same == 0 ? "" : ips.keySet().iterator().next());
        long closed =
                ips.entrySet().stream()
                        .filter(ip -> !ProofRules.publicAddress(ip.getKey()))
                        .mapToLong(Map.Entry::getValue)
                        .sum();
        findings.add("PRIVATE_IP", closed, told, 5, "");
        if (timed >= PATTERN) {
            findings.add("SAME_DAY", times.sameDay(), timed, 50, "");
            findings.add("EVEN_TIMES", times.sameGap(), timed, 50, "");
            if (times.withAlphabet() >= ALPHABETICAL) {
                findings.add(new Finding("ALPHABET_TIMES", timed, timed, ""));
            }
        }
    }

    static void addresses(Findings findings, Addresses addresses) {
        long seen = addresses.seen();
        if (seen >= PATTERN) {
            findings.add("ONE_PER_DOMAIN", addresses.alone(), seen, 80, "");
            findings.add("SAME_LOCAL_PART", addresses.samePart(), seen, 10, "");
            findings.add("NUMBERED", addresses.numbered(), seen, 20, "");
        }
    }

    private static void disposable(Findings findings, Map<String, Long> domains) {
        long all = domains.values().stream().mapToLong(Long::longValue).sum();
        long rows = 0;
        String example = "";
        for (Map.Entry<String, Long> domain : domains.entrySet()) {
            if (DisposableDomains.contains(domain.getKey())) {
                rows += domain.getValue();
                example = example.isEmpty() ? domain.getKey() : example;
            }
        }
        if (rows > 0) {
            findings.add(new Finding("DISPOSABLE", rows, all, example));
        }
    }
}
