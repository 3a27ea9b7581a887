package com.mailflatrate.policy.reply;

/**
 * Sorts refusals: first by the phase of the session, then by provider, enhanced code, words and reply code.
 * Immutable, thread-safe.
 */
public final class ReplyClassifier {

    private static final ReplyClassifier STANDARD = new ReplyClassifier();

    private ReplyClassifier() {}

    /** The rules as shipped. */
    public static ReplyClassifier standard() {
        return STANDARD;
    }

    /** Sorts one refusal. */
    public BounceVerdict classify(ReplyFacts facts) {
        throw new IllegalStateException("not yet: " + facts.text());
    }
}
