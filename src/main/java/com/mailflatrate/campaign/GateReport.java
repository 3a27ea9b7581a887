package com.mailflatrate.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the gate says about a campaign right now.
 *
 * @param checks in the order of a reader's interest: obstacles, warnings, passed
 * @param confirmation what a person has to tick; null while red
 * @param contentSha256 of what was checked, lower-case hex
 */
public record GateReport(
        Verdict verdict,
        List<Check> checks,
        Audience audience,
        @Nullable Confirmation confirmation,
        String contentSha256,
        int bytes) {

    /** Copies the checks. */
    public GateReport {
        checks = List.copyOf(checks);
    }

    /** The colour of the whole. */
    public enum Verdict {
        /** Nothing to say. */
        GREEN,
        /** May go, with warnings. */
        AMBER,
        /** May not go. */
        RED
    }

    /** The weight of one check. */
    public enum Level {
        /** Passed. */
        OK,
        /** Worth knowing. */
        WARN,
        /** An obstacle. */
        BLOCK
    }

    /** The card of the campaign page that mends a check. */
    public enum Part {
        /** To whom. */
        TO,
        /** From whom. */
        FROM,
        /** Subject and preheader. */
        SUBJECT,
        /** HTML and text. */
        CONTENT,
        /** When. */
        TIME,
        /** The account: standing, terms, imprint. */
        ACCOUNT
    }

    /**
     * One check. Its sentences are {@code gate.<code>.<level>} (message) and {@code
     * gate.<code>.<level>.hint} in the bundles, with the details as {@code {0}}, {@code {1}} ….
     *
     * @param code stable, UPPER_SNAKE
     */
    public record Check(String code, Level level, Part part, List<Object> details) {

        /** Copies the details. */
        public Check {
            details = List.copyOf(details);
        }
    }

    /**
     * Who would get it: {@code selected} minus all of {@code skipped} is {@code sendable}.
     *
     * @param skipped by reason (UPPER_SNAKE), in the order people should read them
     */
    public record Audience(long selected, long sendable, Map<String, Long> skipped) {}

    /**
     * What has to be ticked, by this person, for this content, once.
     *
     * @param policyVersion of the anti-spam policy whose text was shown
     * @param policySha256 of that text, lower-case hex
     * @param nonce single use, 30 minutes
     */
    public record Confirmation(
            Map<String, String> text,
            String policyVersion,
            String policySha256,
            String nonce,
            Instant expiresAt) {}

    /** The checks of one weight. */
    public List<Check> at(Level level) {
        return checks.stream().filter(check -> check.level() == level).toList();
    }
}
