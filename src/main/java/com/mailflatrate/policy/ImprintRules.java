package com.mailflatrate.policy;

import java.util.List;

/** Whether an imprint is complete for its legal form (DDG § 5, GmbHG § 35a, HGB § 125 and their kin). */
public final class ImprintRules {

    private ImprintRules() {}

    /** What is missing or wrong, field by field ({@code company.street}-style names without the prefix). */
    public static List<Flag> check(ImprintFacts imprint) {
        throw new IllegalStateException("not yet: " + imprint.name());
    }
}
