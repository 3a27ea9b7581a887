package com.mailflatrate.campaign;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.Audit;
import com.mailflatrate.campaign.audience.CampaignAudiences;
import com.mailflatrate.content.ContentCheck;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.UuidV7;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The campaigns of an account. */
@Component
@Transactional
public class Campaigns {

    private final CampaignStore store;
    private final MailingLedger mailings;
    private final Accounts accounts;
    private final CampaignAudiences audiences;
    private final Audit audit;
    private final UuidV7 ids;
    private final InstantSource clock;

    Campaigns(
            CampaignStore store,
            MailingLedger mailings,
            Accounts accounts,
            CampaignAudiences audiences,
            Audit audit,
            UuidV7 ids,
            InstantSource clock) {
        this.store = store;
        this.mailings = mailings;
        this.accounts = accounts;
        this.audiences = audiences;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A new campaign; what it lacks, the gate will say. What it must never hold is refused here.
     */
    public Outcome<Campaign> create(AccountId account, CampaignDraft draft, Actor by) {
        List<Reason> reasons = reasonsAgainst(account, draft);
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        CampaignId id = new CampaignId(ids.next());
        store.insert(account, id, draft, by, clock.instant());
        audit.record(account, by, "campaign.created", id.toString(), Map.of("name", draft.name()));
        return found(account, id);
    }

    /**
     * Replaces what was typed. A mailing already released keeps the content it was released with.
     */
    public Outcome<Campaign> update(
            AccountId account, CampaignId campaign, CampaignDraft draft, Actor by) {
        if (!store.lock(account, campaign)) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        List<Reason> reasons = reasonsAgainst(account, draft);
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        store.update(account, campaign, draft, by, clock.instant());
        return found(account, campaign);
    }

    /** One campaign; empty when unknown or another account's. */
    @Transactional(readOnly = true)
    public Optional<Campaign> find(AccountId account, CampaignId campaign) {
        return store.find(account, campaign).map(found -> mailings.withLast(account, found));
    }

    /** A part of the campaigns, newest first, without their HTML and text. */
    @Transactional(readOnly = true)
    public Page<Campaign> page(AccountId account, PageRequest request) {
        return store.page(account, request).map(row -> mailings.withLast(account, row));
    }

    private Outcome<Campaign> found(AccountId account, CampaignId id) {
        return find(account, id)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Code.NOT_FOUND));
    }

    private List<Reason> reasonsAgainst(AccountId account, CampaignDraft draft) {
        List<Reason> reasons = CampaignRules.check(draft);
        if (!reasons.isEmpty()) {
            return reasons;
        }
        List<Reason> missing = audiences.missing(account, draft);
        if (!missing.isEmpty()) {
            return missing;
        }
        Account owner =
                accounts.find(account)
                        .orElseThrow(() -> new IllegalStateException("no account " + account));
        List<Reason> broken = Content.of(draft, owner).compile().reasons();
        return broken.isEmpty() ? ContentCheck.unsaveable(draft.html()) : broken;
    }
}
