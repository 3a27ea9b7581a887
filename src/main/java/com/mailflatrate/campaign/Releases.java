package com.mailflatrate.campaign;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.Audit;
import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.Role;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.Coolings;
import com.mailflatrate.account.signin.Device;
import com.mailflatrate.campaign.GateReport.Level;
import com.mailflatrate.campaign.GateReport.Verdict;
import com.mailflatrate.campaign.MailingStore.MailingRow;
import com.mailflatrate.campaign.audience.CampaignAudiences;
import com.mailflatrate.campaign.audience.CampaignSegment;
import com.mailflatrate.campaign.schedule.ScheduledHeld;
import com.mailflatrate.campaign.tick.Ticks;
import com.mailflatrate.campaign.unusual.UnusualSending;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * From a campaign to a mailing: gate, tick, freeze, hand over. One transaction each; a campaign at
 * a time.
 */
@Component
@Transactional
class Releases {

    /**
     * A scheduled mailing waits for a person when its audience has grown by more than this share.
     */
    private static final double GROWTH = 1.25;

    private final CampaignStore campaigns;
    private final MailingStore mailings;
    private final GateRoom room;
    private final Ticks ticks;
    private final Handover handover;
    private final ReleaseTools tools;

    /** What a release needs of others, gathered. */
    @Component
    record ReleaseTools(
            Accounts accounts,
            Audit audit,
            UnusualSending unusual,
            CampaignAudiences audiences,
            ApplicationEventPublisher events,
            InstantSource clock) {}

    /** Who sends, and from where. */
    record Sending(SignedIn me, ClientInfo client, Device device) {}

    /** An hour that has just passed, while somebody still read the page, means at once. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private static final Duration AHEAD = Duration.ofDays(366);
    private final SecureRandom random = new SecureRandom();

    Releases(
            CampaignStore campaigns,
            MailingStore mailings,
            GateRoom room,
            Ticks ticks,
            Handover handover,
            ReleaseTools tools) {
        this.campaigns = campaigns;
        this.mailings = mailings;
        this.room = room;
        this.ticks = ticks;
        this.handover = handover;
        this.tools = tools;
    }

    public Outcome<MailingRow> release(
            AccountId account, CampaignId id, Release release, Sending sending) {
        SignedIn me = sending.me();
        Optional<Campaign> found =
                campaigns.lock(account, id) ? campaigns.find(account, id) : Optional.empty();
        if (found.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        GateFacts facts = room.facts(account, found.get(), me);
        Optional<MailingRow> standing = mailings.standing(account, id);
        List<Reason> refusal =
                reasonsAgainst(account, facts, release, standing.orElse(null), sending);
        if (!refusal.isEmpty()) {
            ticks.refused(account, id, facts.content().sha256(), codes(refusal), me);
            return Outcome.refused(refusal);
        }
        if (!me.may("mailings:confirm")) {
            return Outcome.done(
                    open(facts, release, Mailing.State.AWAITING_CONFIRMATION, null, me.actor()));
        }
        Outcome<UUID> tick =
                ticks.take(account, id, GateRoom.bound(facts), release, me, sending.client());
        return switch (tick) {
            case Outcome.Refused<UUID>(List<Reason> reasons) -> {
                ticks.refused(account, id, facts.content().sha256(), codes(reasons), me);
                yield Outcome.refused(reasons);
            }
            case Outcome.Done<UUID>(UUID confirmation) ->
                    isUnusual(facts, standing, sending)
                            ? hold(facts, release, standing, me)
                            : go(facts, release, standing, confirmation, me.actor());
        };
    }

    /** The table of contents of a refusal, in the order of the interface. */
    private List<Reason> reasonsAgainst(
            AccountId account,
            GateFacts facts,
            Release release,
            @Nullable MailingRow standing,
            Sending sending) {
        SignedIn me = sending.me();
        if (!facts.mayWork()) {
            return List.of(Reason.of(Code.ACCOUNT_NOT_ACTIVE));
        }
        if (!facts.outstanding().isEmpty()) {
            return facts.outstanding().stream().map(Reason::of).toList();
        }
        boolean awaits =
                standing != null && standing.state() == Mailing.State.AWAITING_CONFIRMATION;
        boolean personConfirms = awaits && me.may("mailings:confirm");
        if (standing != null && personConfirms && isHeldAsUnusual(standing)) {
            Code missing = missingOfOwner(standing, sending);
            if (missing != null) {
                return List.of(Reason.of(missing));
            }
        }
        if (standing != null && !release.again() && !personConfirms) {
            List<Reason> reasons = new ArrayList<>();
            if (ticks.isUsed(account, release.nonce())) {
                reasons.add(Reason.of(Code.NONCE_USED));
            }
            reasons.add(Reason.of(Code.MAILING_EXISTS, standing.mailingId().toString()));
            return reasons;
        }
        Instant at = release.scheduledAt();
        Instant now = tools.clock.instant();
        if (at != null && (at.isBefore(now.minus(LATE)) || at.isAfter(now.plus(AHEAD)))) {
            return List.of(Reason.field(Code.INVALID_VALUE, "scheduledAt", at));
        }
        if (GateRoom.report(facts, null).verdict() == Verdict.RED) {
            return List.of(Reason.of(Code.GATE_RED));
        }
        return isCooling(facts, at != null && at.isAfter(now) ? at : now)
                ? List.of(Reason.of(Code.COOLING))
                : List.of();
    }

    private static boolean isCooling(GateFacts facts, Instant at) {
        return facts.domain() != null
                && Coolings.ofDomain(facts.account(), facts.domain().createdAt())
                        .filter(at::isBefore)
                        .isPresent();
    }

    /** A new device and a new hour and a link to a new site, and no owner has said yes. */
    private boolean isUnusual(GateFacts facts, Optional<MailingRow> standing, Sending sending) {
        Content content = facts.content();
        return sending.device().isNew()
                && standing.filter(Releases::isHeldAsUnusual).isEmpty()
                && tools.unusual.isNew(
                        facts.account(),
                        content.fromEmail(),
                        content.source().html(),
                        content.source().text());
    }

    private static boolean isHeldAsUnusual(MailingRow standing) {
        return standing.state() == Mailing.State.AWAITING_CONFIRMATION
                && UnusualSending.WHY.equals(standing.heldWhy());
    }

    /** What an owner has still to show, or that it is none; null when all is there. */
    private static @Nullable Code missingOfOwner(MailingRow standing, Sending sending) {
        if (!sending.me().roles().contains(Role.OWNER)) {
            return Code.NOT_ALLOWED;
        }
        return sending.device().provedAfter(standing.createdAt()) ? null : Code.STEP_UP_REQUIRED;
    }

    private Outcome<MailingRow> hold(
            GateFacts facts, Release release, Optional<MailingRow> standing, SignedIn me) {
        replace(standing);
        MailingRow row =
                open(facts, release, Mailing.State.AWAITING_CONFIRMATION, null, me.actor());
        mailings.move(
                row.account(),
                row.mailingId(),
                Mailing.State.AWAITING_CONFIRMATION,
                UnusualSending.WHY);
        tools.unusual.held(
                facts.account(), row.mailingId(), row.campaign(), row.campaignName(), me);
        return Outcome.done(mailings.find(row.account(), row.mailingId()).orElseThrow());
    }

    private void replace(Optional<MailingRow> standing) {
        standing.filter(row -> row.state() == Mailing.State.AWAITING_CONFIRMATION)
                .ifPresent(
                        row ->
                                mailings.move(
                                        row.account(),
                                        row.mailingId(),
                                        Mailing.State.CANCELLED,
                                        "replaced"));
    }

    private Outcome<MailingRow> go(
            GateFacts facts,
            Release release,
            Optional<MailingRow> standing,
            UUID confirmation,
            Actor by) {
        Instant at = release.scheduledAt();
        boolean later = at != null && at.isAfter(tools.clock.instant());
        Mailing.State state = later ? Mailing.State.SCHEDULED : Mailing.State.SENDING;
        replace(standing);
        MailingRow row = open(facts, release, state, confirmation, by);
        tools.audit.record(
                row.account(),
                by,
                "mailing.released",
                row.mailingId().toString(),
                Map.of(
                        "campaign",
                        row.campaign().toString(),
                        "recipients",
                        Long.toString(row.audienceCount())));
        return later ? Outcome.done(row) : handover.start(row, facts, confirmation);
    }

    private MailingRow open(
            GateFacts facts,
            Release release,
            Mailing.State state,
            @Nullable UUID confirmation,
            Actor by) {
        AccountId account = facts.account().id();
        MailingId id = MailingId.random(random);
        CampaignSegment segment = facts.campaign().draft().segment();
        MailingRow row =
                new MailingRow(
                        account,
                        id,
                        facts.campaign().id(),
                        facts.campaign().draft().name(),
                        facts.content().source().subject(),
                        null,
                        state,
                        release.again(),
                        facts.audience().sendable(),
                        null,
                        release.scheduledAt(),
                        tools.clock.instant(),
                        null,
                        null,
                        confirmation,
                        facts.campaign().draft().listIds(),
                        segment,
                        state == Mailing.State.SCHEDULED
                                ? tools.audiences.keep(account, segment)
                                : null);
        if (!mailings.insert(account, row, by)) {
            throw new IllegalStateException("two mailings of campaign " + row.campaign());
        }
        mailings.freeze(account, id, facts.content());
        return row;
    }

    /**
     * The hour of a scheduled mailing: the gate looks again, and what is not as it was waits for a
     * person. Of two that come at once the second finds nothing to do.
     */
    public void releaseDue(AccountId account, MailingId id) {
        campaigns.lock(account, mailings.find(account, id).orElseThrow().campaign());
        MailingRow row = mailings.find(account, id).orElseThrow();
        UUID confirmation = row.confirmation();
        if (row.state() != Mailing.State.SCHEDULED || confirmation == null) {
            return;
        }
        Account owner = tools.accounts.find(account).orElseThrow();
        Campaign campaign = campaigns.find(account, row.campaign()).orElseThrow();
        Content frozen = mailings.contentOf(account, id).orElseThrow().content();
        GateFacts facts =
                room.facts(
                        owner,
                        campaign.to(row.lists(), row.segment()),
                        frozen,
                        tools.audiences.of(account, row.lists(), row.segment(), row.picture()));
        tools.audiences.forget(account, row.picture());
        List<String> obstacles =
                GateRoom.report(facts, null).at(Level.BLOCK).stream()
                        .map(GateReport.Check::code)
                        .filter(code -> !isOutstanding(facts, code))
                        .toList();
        boolean grown = facts.audience().sendable() > row.audienceCount() * GROWTH;
        if (!obstacles.isEmpty() || grown) {
            String why = grown ? "AUDIENCE_GROWN" : String.join(" ", obstacles);
            mailings.move(account, id, Mailing.State.HELD, why);
            tools.events.publishEvent(
                    new ScheduledHeld(account, id, row.campaign(), row.campaignName(), why));
        } else {
            handover.start(row, facts, confirmation);
        }
    }

    /** A text that came into force since the tick keeps from the next one only (row A3). */
    private static boolean isOutstanding(GateFacts facts, String code) {
        return facts.outstanding().stream().map(Code::name).anyMatch(code::equals);
    }

    /** A mailing that will not leave needs nobody kept for it. */
    public void forget(MailingRow row) {
        tools.audiences.forget(row.account(), row.picture());
    }

    private static List<String> codes(List<Reason> reasons) {
        return reasons.stream().map(reason -> reason.code().name()).toList();
    }
}
