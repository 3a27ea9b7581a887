package com.mailflatrate.api.operator;

import com.mailflatrate.abuse.ApplicantRisk;
import com.mailflatrate.api.shared.CompanyView;
import com.mailflatrate.api.shared.MessageView;
import com.mailflatrate.doors.Texts;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.vetting.Applicant;
import com.mailflatrate.vetting.StatedOrigin;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as the operator sees it.
 *
 * @param facts sentences that speak for it or neither way
 * @param risk how closely to look, with the reasons that raise it
 */
record ApplicantView(
        UUID id,
        String state,
        Application application,
        List<FactView> facts,
        RiskView risk,
        List<EarlierView> earlier,
        List<MessageView> messages) {

    /** What the applicant answered. */
    record Application(
            CompanyView company,
            UserView user,
            String purpose,
            long expectedMonthlyMails,
            List<OriginView> origins,
            Instant appliedAt,
            @Nullable Instant addressConfirmedAt) {}

    /** Who applied. */
    record UserView(String name, String email) {}

    /** Where the addresses come from. */
    record OriginView(
            String kind,
            String description,
            @Nullable String collectionUrl,
            @Nullable String system,
            @Nullable LocalDate periodFrom,
            @Nullable LocalDate periodTo,
            @Nullable Long contacts) {}

    /** A fact. */
    record FactView(String code, String message) {}

    /** The risk. */
    record RiskView(String level, List<FactView> reasons) {}

    /** Another account that looks like the same company. */
    record EarlierView(UUID id, String name, String state, Instant createdAt) {}

    static ApplicantView of(
            Applicant applicant, ApplicantRisk risk, Texts texts, Language language) {
        return new ApplicantView(
                applicant.account().publicId(),
                applicant.account().state().word(),
                new Application(
                        CompanyView.of(applicant.account().company()),
                        new UserView(applicant.userName(), applicant.userEmail()),
                        applicant.purpose(),
                        applicant.expectedMonthlyMails(),
                        applicant.origins().stream().map(ApplicantView::origin).toList(),
                        applicant.appliedAt(),
                        applicant.confirmedAt()),
                facts(risk, true, texts, language),
                new RiskView(risk.level().word(), facts(risk, false, texts, language)),
                applicant.earlier().stream()
                        .map(
                                one ->
                                        new EarlierView(
                                                one.publicId(),
                                                one.name(),
                                                one.state().word(),
                                                one.createdAt()))
                        .toList(),
                applicant.notes().stream().map(MessageView::of).toList());
    }

    private static List<FactView> facts(
            ApplicantRisk risk, boolean good, Texts texts, Language language) {
        return risk.findings().stream()
                .filter(finding -> (finding.weight() == ApplicantRisk.Weight.GOOD) == good)
                .map(
                        finding ->
                                new FactView(
                                        finding.code(),
                                        texts.say(
                                                language,
                                                finding.text(),
                                                finding.details().toArray())))
                .toList();
    }

    private static OriginView origin(StatedOrigin origin) {
        return new OriginView(
                origin.kind().word(),
                origin.description(),
                origin.collectionUrl(),
                origin.system(),
                origin.periodFrom(),
                origin.periodTo(),
                origin.contacts());
    }
}
