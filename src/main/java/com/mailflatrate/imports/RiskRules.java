package com.mailflatrate.imports;

import com.mailflatrate.imports.Import.Tally;
import java.util.ArrayList;
import java.util.List;

/**
 * What in the numbers of an import speaks against it (compliance row B8; five rows at least for
 * every share). Pure.
 */
final class RiskRules {

    private static final long FEWEST_ROWS = 5;
    private static final long ROLE_PERCENT = 5;
    private static final long INVALID_PERCENT = 3;
    private static final long UNPROVEN_PERCENT = 50;

    private RiskRules() {}

    static List<String> of(Tally tally) {
        List<String> risks = new ArrayList<>();
        long roles = tally.of("ROLE_ADDRESS") + tally.of("ROLE_LOOKALIKE");
        add(risks, "ROLE_SHARE", roles, ROLE_PERCENT, tally);
        add(risks, "INVALID_SHARE", tally.of("INVALID_ADDRESS"), INVALID_PERCENT, tally);
        if (tally.doubtful() > 0) {
            risks.add("DOUBTFUL_ROWS");
        }
        add(risks, "FEW_PROOFS", tally.unproven(), UNPROVEN_PERCENT, tally);
        return risks;
    }

    private static void add(List<String> risks, String risk, long rows, long percent, Tally tally) {
        if (rows >= FEWEST_ROWS && rows * 100 >= tally.total() * percent) {
            risks.add(risk);
        }
    }
}
