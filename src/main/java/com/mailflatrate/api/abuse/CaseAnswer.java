package com.mailflatrate.api.abuse;

import com.mailflatrate.abuse.Case;
import com.mailflatrate.abuse.Finding;
import com.mailflatrate.api.shared.ConsentView;
import com.mailflatrate.api.shared.Located;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.CaseId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.MailingId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A case as the interface shows it. */
record CaseAnswer(
        CaseId id,
        long number,
        String state,
        String verdict,
        List<String> findings,
        @Nullable MailingId mailingId,
        @Nullable UUID accountId,
        @Nullable CampaignId campaignId,
        @Nullable Person contact,
        @Nullable UUID formId,
        @Nullable ConsentView consent,
        @Nullable String reporter,
        @Nullable Instant suppressedAt,
        Instant receivedAt,
        Instant dueAt)
        implements Located {

    @Override
    public String location() {
        return "/api/v1/operator/cases/" + id;
    }

    /** The recipient. */
    record Person(ContactId id, @Nullable String email) {}

    static CaseAnswer of(Case it) {
        return new CaseAnswer(
                it.id(),
                it.number(),
                it.state().name().toLowerCase(Locale.ROOT),
                it.verdict().name().toLowerCase(Locale.ROOT),
                it.findings().stream().map(Finding::name).toList(),
                it.mailing(),
                it.accountId(),
                it.campaign(),
                it.contact() == null ? null : new Person(it.contact(), it.contactEmail()),
                it.form(),
                it.consent() == null ? null : ConsentView.of(it.consent()),
                it.reporter(),
                it.suppressedAt(),
                it.receivedAt(),
                it.dueAt());
    }
}
