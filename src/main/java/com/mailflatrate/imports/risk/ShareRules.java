package com.mailflatrate.imports.risk;

import java.util.List;

/**
 * What in the numbers of an import speaks against it (compliance row B8; five rows at least for
 * every share). Pure.
 */
public final class ShareRules {

    private static final long ROLE_PERCENT = 5;
    private static final long INVALID_PERCENT = 3;
    private static final long UNPROVEN_PERCENT = 50;

    private ShareRules() {}

    /** What stands out in these counts. */
    public static List<Finding> of(
            long total, long roles, long invalid, long doubtful, long unproven) {
        Findings findings = new Findings();
        findings.add("ROLE_SHARE", roles, total, ROLE_PERCENT, "");
        findings.add("INVALID_SHARE", invalid, total, INVALID_PERCENT, "");
        if (doubtful > 0) {
            findings.add(new Finding("DOUBTFUL_ROWS", doubtful, total, ""));
        }
        findings.add("FEW_PROOFS", unproven, total, UNPROVEN_PERCENT, "");
        return findings.all();
    }
}
