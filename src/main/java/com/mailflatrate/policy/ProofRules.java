package com.mailflatrate.policy;

/** What an imported consent is worth as evidence. */
public final class ProofRules {

    private ProofRules() {}

    /** The grades of a proof; only P1 to P3 can become mailable, and only after a person has looked. */
    public enum Grade {
        /** Nothing. */
        P0,
        /** A system's record. */
        P1,
        /** A signed document. */
        P2,
        /** Own customers (UWG § 7(3)). */
        P3
    }

    /** Why a row got its grade. */
    public enum Why {
        SYSTEM_RECORD,
        NO_TIME,
        IMPLAUSIBLE_TIME,
        NO_SOURCE,
        NO_EVIDENCE
    }

    /** A grade with its reason. */
    public record Verdict(Grade grade, Why why) {}

    /** Grades one row. */
    public static Verdict grade(ProofFacts facts) {
        throw new IllegalStateException("not yet: " + facts.now());
    }
}
