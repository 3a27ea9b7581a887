package com.mailflatrate.imports.risk;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ImportId;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What a file reminds us of (compliance rows B8, B12). A file of the account with half the same
 * addresses, or the same file, hands on what was bad in it; the same addresses at other accounts
 * are a fact by themselves. Kept are keyed hashes. Called inside a transaction of the engine.
 */
@Component
public final class Memory {

    /** Files up to this many rows are remembered whole, longer ones by a sixteenth. */
    private static final long WHOLE = 1_000;

    private static final long ROLE_PERCENT = 5;
    private static final long INVALID_PERCENT = 3;
    private static final long ELSEWHERE_PERCENT = 20;
    private static final int DRY_RUNS = 3;

    private final PrintStore store;

    Memory(PrintStore store) {
        this.store = store;
    }

    /** Keeps the hashes of a judged file. */
    public void remember(AccountId account, ImportId batch, long rows) {
        store.remember(account, batch, rows <= WHOLE);
    }

    /** What comes to mind; {@code MANY_DRY_RUNS} when this is more than the third of one file. */
    public List<Finding> of(AccountId account, ImportId batch, boolean dry) {
        Findings findings = new Findings();
        List<Alike> alike = store.alike(account, batch, WHOLE);
        for (Alike one : alike) {
            String number = Long.toString(one.number());
            Findings theirs = new Findings();
            theirs.add("INHERITED_ROLES", one.roles(), one.total(), ROLE_PERCENT, number);
            theirs.add("INHERITED_INVALID", one.invalid(), one.total(), INVALID_PERCENT, number);
            theirs.all().stream().filter(worst -> !has(findings, worst)).forEach(findings::add);
        }
        long dryRuns = alike.stream().filter(Alike::dry).count();
        if (dry && dryRuns >= DRY_RUNS) {
            findings.add(new Finding("MANY_DRY_RUNS", dryRuns + 1, dryRuns + 1, ""));
        }
        store.elsewhere(account, batch)
                .ifPresent(
                        same ->
                                findings.add(
                                        "ELSEWHERE",
                                        same.rows(),
                                        same.of(),
                                        ELSEWHERE_PERCENT,
                                        Long.toString(same.accounts())));
        return findings.all();
    }

    private static boolean has(Findings findings, Finding other) {
        return findings.all().stream().anyMatch(one -> one.code().equals(other.code()));
    }
}
