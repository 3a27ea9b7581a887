package com.mailflatrate.api.campaign;

import com.mailflatrate.campaign.GateReport;
import com.mailflatrate.doors.Texts;
import com.mailflatrate.kernel.Language;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The gate's report as a client reads it. */
record GateView(
        String verdict,
        List<CheckView> checks,
        AudienceView audience,
        @Nullable ConfirmationView confirmation) {

    /**
     * One check in the asker's language.
     *
     * @param hint what mends it, empty where nothing has to be
     */
    record CheckView(String code, String level, String message, String hint) {}

    /** Who would get it. */
    record AudienceView(long selected, long sendable, Map<String, Long> skipped) {}

    static GateView of(GateReport report, Texts texts, Language language) {
        GateReport.Confirmation confirmation = report.confirmation();
        return new GateView(
                report.verdict().name().toLowerCase(Locale.ROOT),
                checks(report, texts, language),
                new AudienceView(
                        report.audience().selected(),
                        report.audience().sendable(),
                        report.audience().skipped()),
                confirmation == null
                        ? null
                        : new ConfirmationView(
                                confirmation.text().getOrDefault(language.code(), ""),
                                confirmation.policyVersion(),
                                confirmation.policySha256(),
                                confirmation.nonce(),
                                confirmation.expiresAt()));
    }

    static List<CheckView> checks(GateReport report, Texts texts, Language language) {
        return report.checks().stream().map(check -> check(check, texts, language)).toList();
    }

    private static CheckView check(GateReport.Check check, Texts texts, Language language) {
        String key = "gate." + check.code();
        Object[] details = check.details().toArray();
        return new CheckView(
                check.code(),
                check.level().name().toLowerCase(Locale.ROOT),
                texts.say(language, key, details),
                texts.has(language, key + ".hint")
                        ? texts.say(language, key + ".hint", details)
                        : "");
    }
}
