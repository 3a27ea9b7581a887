package com.mailflatrate.campaign;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.Policies;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.campaign.GateReport.Audience;
import com.mailflatrate.campaign.GateReport.Confirmation;
import com.mailflatrate.campaign.GateReport.Level;
import com.mailflatrate.campaign.GateReport.Verdict;
import com.mailflatrate.campaign.audience.Addressed;
import com.mailflatrate.campaign.audience.CampaignAudiences;
import com.mailflatrate.campaign.tick.Ticks;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.mail.domain.SenderDomain;
import com.mailflatrate.segments.SegmentAudiences;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers the gate's facts and makes its report, each in one transaction. */
@Component
@Transactional
class GateRoom {

    private final CampaignStore campaigns;
    private final MailingStore mailings;
    private final Accounts accounts;
    private final Policies policies;
    private final CampaignAudiences audiences;
    private final SenderFacts senders;
    private final Ticks ticks;

    GateRoom(
            CampaignStore campaigns,
            MailingStore mailings,
            Accounts accounts,
            Policies policies,
            CampaignAudiences audiences,
            SenderFacts senders,
            Ticks ticks) {
        this.campaigns = campaigns;
        this.mailings = mailings;
        this.accounts = accounts;
        this.policies = policies;
        this.audiences = audiences;
        this.senders = senders;
        this.ticks = ticks;
    }

    /** The domain whose records are worth another look before the gate looks. */
    @Transactional(readOnly = true)
    public Optional<SenderDomain> sender(AccountId account, CampaignId id) {
        return campaigns.fromEmail(account, id).flatMap(from -> senders.of(account, from));
    }

    public Outcome<GateReport> report(
            AccountId account, CampaignId id, SignedIn me, ClientInfo client) {
        return campaigns
                .find(account, id)
                .map(
                        campaign -> {
                            GateFacts facts = facts(account, campaign, me);
                            GateReport report = report(facts, null);
                            boolean asks =
                                    report.verdict() != Verdict.RED && me.may("mailings:confirm");
                            return Outcome.done(
                                    asks
                                            ? report(
                                                    facts,
                                                    ticks.ask(
                                                            account, id, bound(facts), me, client))
                                            : report);
                        })
                .orElseGet(() -> Outcome.refused(Code.NOT_FOUND));
    }

    @Transactional(readOnly = true)
    public Outcome<GateReport> look(AccountId account, CampaignId id) {
        return campaigns
                .find(account, id)
                .map(
                        campaign ->
                                Outcome.done(
                                        report(
                                                facts(
                                                        account,
                                                        campaign,
                                                        policies.outstanding(account)),
                                                null)))
                .orElseGet(() -> Outcome.refused(Code.NOT_FOUND));
    }

    /** The facts about a campaign as it stands, for the person who means to release it. */
    @Transactional(readOnly = true)
    public GateFacts facts(AccountId account, Campaign campaign, SignedIn me) {
        return facts(account, campaign, policies.outstanding(account, me.user()));
    }

    private GateFacts facts(AccountId account, Campaign campaign, List<Code> outstanding) {
        Account owner =
                accounts.find(account)
                        .orElseThrow(() -> new IllegalStateException("no account " + account));
        return facts(
                owner,
                campaign,
                Content.of(campaign.draft(), owner),
                audiences.of(account, campaign.draft()),
                outstanding);
    }

    /** The facts about a content that was frozen, and people who were named, before. */
    @Transactional(readOnly = true)
    public GateFacts facts(Account owner, Campaign campaign, Content content, Addressed to) {
        return facts(owner, campaign, content, to, policies.outstanding(owner.id()));
    }

    private GateFacts facts(
            Account owner,
            Campaign campaign,
            Content content,
            Addressed to,
            List<Code> outstanding) {
        AccountId account = owner.id();
        SenderDomain domain = senders.of(account, content.fromEmail()).orElse(null);
        return new GateFacts(
                owner,
                accounts.mayWork(account),
                outstanding,
                campaign,
                content,
                content.compile(),
                domain,
                domain != null && domain.state() == SenderDomain.State.VERIFIED,
                to,
                audiences.select(account, to),
                mailings.standing(account, campaign.id()).isPresent());
    }

    static GateReport report(GateFacts facts, @Nullable Confirmation confirmation) {
        GateChecks.Found found = GateChecks.check(facts);
        Verdict verdict = Verdict.GREEN;
        for (GateReport.Check check : found.checks()) {
            Verdict own =
                    check.level() == Level.BLOCK
                            ? Verdict.RED
                            : check.level() == Level.WARN ? Verdict.AMBER : Verdict.GREEN;
            verdict = own.compareTo(verdict) > 0 ? own : verdict;
        }
        Map<String, Long> skipped = new LinkedHashMap<>();
        facts.audience().skipped().forEach((reason, count) -> skipped.put(reason.name(), count));
        return new GateReport(
                verdict,
                found.checks(),
                new Audience(facts.audience().selected(), facts.audience().sendable(), skipped),
                confirmation,
                HexFormat.of().formatHex(facts.content().sha256()),
                found.bytes());
    }

    private static byte[] narrowing(CampaignDraft draft, SegmentAudiences.Found found) {
        return (draft.segment() + " " + found.meaning()).getBytes(StandardCharsets.UTF_8);
    }

    /** What a tick is for: this content to these lists and those in this segment. */
    static byte[] bound(GateFacts facts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(facts.content().sha256());
            for (ListId list : facts.campaign().draft().listIds()) {
                sha256.update(
                        ByteBuffer.allocate(16)
                                .putLong(list.value().getMostSignificantBits())
                                .putLong(list.value().getLeastSignificantBits())
                                .flip());
            }
            facts.addressed()
                    .narrowing()
                    .ifPresent(found -> sha256.update(narrowing(facts.campaign().draft(), found)));
            return sha256.digest();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
