package com.mailflatrate.abuse;

import com.mailflatrate.account.Accounts;
import com.mailflatrate.audience.Origins;
import com.mailflatrate.campaign.Mailings;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.delivery.Messages;
import com.mailflatrate.kernel.CaseId;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The desk's cases. Over all accounts: for the operator's people only. */
@Component
@EngineTransactional(readOnly = true)
public class Cases {

    private final CaseStore cases;
    private final CaseBook book;
    private final Accounts accounts;
    private final Mailings mailings;
    private final Messages messages;
    private final Origins origins;

    Cases(
            CaseStore cases,
            CaseBook book,
            Accounts accounts,
            Mailings mailings,
            Messages messages,
            Origins origins) {
        this.cases = cases;
        this.book = book;
        this.accounts = accounts;
        this.mailings = mailings;
        this.messages = messages;
        this.origins = origins;
    }

    /** One case. */
    public Optional<Case> find(CaseId id) {
        return book.find(id);
    }

    /** One case with everything around it. */
    public Optional<CaseView> view(CaseId id) {
        return cases.find(id)
                .map(
                        row -> {
                            Case complaint = book.whole(row);
                            var proof = complaint.consent();
                            return new CaseView(
                                    complaint,
                                    Optional.ofNullable(row.account())
                                            .flatMap(accounts::find)
                                            .orElse(null),
                                    Optional.ofNullable(row.mailing())
                                            .flatMap(mailings::byMailingId)
                                            .orElse(null),
                                    Optional.ofNullable(row.message())
                                            .flatMap(messages::find)
                                            .orElse(null),
                                    row.account() == null || proof == null || proof.origin() == null
                                            ? null
                                            : origins.find(row.account(), proof.origin())
                                                    .orElse(null),
                                    cases.steps(id),
                                    cases.others(row));
                        });
    }

    /** The cases, newest first; of one state, or all for null. */
    public Page<Case> page(Case.@Nullable State state, PageRequest request) {
        CaseRow before =
                Optional.ofNullable(request.cursor())
                        .flatMap(CaseId::parse)
                        .flatMap(cases::find)
                        .orElse(null);
        List<CaseRow> rows = cases.page(state, before, request.limit() + 1);
        return Page.of(rows, request.limit(), row -> row.id().toString()).map(book::whole);
    }

    /** How many are open. */
    public long openCount() {
        return cases.openCount();
    }

    /** When the last case was closed; empty when none was. */
    public Optional<Instant> lastClosed() {
        return cases.lastClosed();
    }
}
