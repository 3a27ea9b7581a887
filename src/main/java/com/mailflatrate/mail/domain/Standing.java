package com.mailflatrate.mail.domain;

import com.mailflatrate.mail.domain.SenderDomain.DnsRecord;
import com.mailflatrate.mail.domain.SenderDomain.State;
import com.mailflatrate.mail.domain.SenderDomain.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a domain stands, and how a check moves it. A domain once verified fails only after three
 * negative checks over at least twelve hours; no answer moves nothing.
 *
 * @param failures negative checks in a row
 * @param failedSince of the first of them
 */
public record Standing(
        State state, int failures, @Nullable Instant failedSince, @Nullable Instant verifiedAt) {

    private static final int FAILED_CHECKS = 3;
    private static final Duration FAILED_TIME = Duration.ofHours(12);

    /** After a check of all records. */
    public Standing after(List<DnsRecord> records, Instant now) {
        boolean negative = records.stream().anyMatch(Standing::isNegative);
        boolean complete = records.stream().allMatch(Standing::isGood);
        if (complete) {
            return new Standing(State.VERIFIED, 0, null, verifiedAt == null ? now : verifiedAt);
        }
        if (!negative || state == State.UNVERIFIED) {
            return this;
        }
        Instant since = failedSince == null ? now : failedSince;
        boolean surely = failures + 1 >= FAILED_CHECKS && !now.isBefore(since.plus(FAILED_TIME));
        return new Standing(surely ? State.FAILING : state, failures + 1, since, verifiedAt);
    }

    /** Whether something stands against the domain. */
    public static boolean isNegative(DnsRecord record) {
        return record.verdict() == Verdict.MISSING || record.verdict() == Verdict.WRONG;
    }

    static boolean isGood(DnsRecord record) {
        return record.verdict() == Verdict.OK || record.verdict() == Verdict.WARNING;
    }
}
