package com.mailflatrate.policy;

import java.util.List;

/** Whether a subject is honest and can stand in a header (DDG § 6(2), RFC 5322 §3.6.5). */
public final class SubjectRules {

    private SubjectRules() {}

    /** What is wrong with it. */
    public static List<Flag> check(String subject) {
        throw new IllegalStateException("not yet: " + subject);
    }
}
