package com.mailflatrate.web.review;

import com.mailflatrate.abuse.ApplicantRisk;
import com.mailflatrate.account.AccountState;
import com.mailflatrate.vetting.Applicant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An applicant with the risk, as the pages show both. */
public record Waiting(Applicant applicant, ApplicantRisk risk) {

    static Waiting of(Applicant applicant) {
        return new Waiting(applicant, ApplicantRisk.of(applicant));
    }

    /** Who it is. */
    public UUID id() {
        return applicant.account().publicId();
    }

    /** Whether a decision is wanted. */
    public boolean waits() {
        AccountState state = applicant.account().state();
        return state == AccountState.PENDING || state == AccountState.REVIEW;
    }

    /** What speaks for it, or against. */
    public List<ApplicantRisk.Finding> findings(boolean good) {
        return risk.findings().stream()
                .filter(finding -> (finding.weight() == ApplicantRisk.Weight.GOOD) == good)
                .toList();
    }

    /** Colour and shape of the level. */
    public String tone() {
        return switch (risk.level()) {
            case HIGH -> "bad";
            case MEDIUM -> "warn";
            case LOW -> "ok";
        };
    }

    /** The icon of a tone. */
    public static String icon(String tone) {
        return switch (tone) {
            case "bad" -> "alert-octagon";
            case "warn" -> "alert-triangle";
            default -> "check";
        };
    }

    /** Since when it waits, in minutes. */
    public static long minutes(Instant since, Instant now) {
        return Math.max(0, Duration.between(since, now).toMinutes());
    }
}
