package com.mailflatrate.campaign;

import com.mailflatrate.campaign.MailingStore.MailingRow;
import com.mailflatrate.delivery.RunStatus;
import com.mailflatrate.delivery.Runs;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts a mailing's row and its run together to what people see. */
@Component
@Transactional(readOnly = true)
class MailingLedger {

    private final MailingStore store;
    private final AnswerStore answers;
    private final Runs runs;

    MailingLedger(MailingStore store, AnswerStore answers, Runs runs) {
        this.store = store;
        this.answers = answers;
        this.runs = runs;
    }

    public Campaign withLast(AccountId account, Campaign campaign) {
        return store.last(account, campaign.id())
                .map(
                        row ->
                                new Campaign.LastMailing(
                                        row.mailingId(), stateOf(row), row.createdAt()))
                .map(
                        last ->
                                new Campaign(
                                        campaign.id(),
                                        campaign.draft(),
                                        campaign.createdAt(),
                                        campaign.changedAt(),
                                        campaign.changedBy(),
                                        last))
                .orElse(campaign);
    }

    public Mailing mailing(MailingRow row) {
        Optional<RunStatus> run = statusOf(row);
        AnswerStore.Answers came = answers.of(row.account(), row.run());
        return new Mailing(
                row.mailingId(),
                row.account(),
                row.campaign(),
                row.campaignName(),
                row.subject(),
                row.run(),
                run.map(status -> state(status.state())).orElse(row.state()),
                row.createdAt(),
                row.scheduledAt(),
                row.confirmedBy(),
                row.confirmedAt(),
                run.map(status -> counts(status, came)).orElse(waiting(row)),
                run.map(RunStatus::startedAt).orElse(null),
                run.map(RunStatus::finishedAt).orElse(null),
                run.map(MailingLedger::holds).orElseGet(() -> ownHold(row)));
    }

    private Mailing.State stateOf(MailingRow row) {
        return statusOf(row).map(status -> state(status.state())).orElse(row.state());
    }

    private Optional<RunStatus> statusOf(MailingRow row) {
        return row.run() == null ? Optional.empty() : runs.status(row.account(), row.run());
    }

    private static Mailing.State state(RunStatus.State state) {
        return switch (state) {
            case OPEN, RUNNING -> Mailing.State.SENDING;
            case PAUSED -> Mailing.State.PAUSED;
            case HELD -> Mailing.State.HELD;
            case FINISHED -> Mailing.State.FINISHED;
            case CANCELLED -> Mailing.State.CANCELLED;
        };
    }

    private static Mailing.Counts counts(RunStatus run, AnswerStore.Answers came) {
        return new Mailing.Counts(
                run.total(),
                run.waiting(),
                run.held(),
                run.accepted(),
                run.deferred(),
                run.bounced(),
                run.expired(),
                run.ambiguous(),
                run.unconfirmed(),
                run.skipped(),
                came.unsubscribed(),
                came.complained());
    }

    /** Before there is a run, everybody waits. */
    private static Mailing.Counts waiting(MailingRow row) {
        long all = row.state() == Mailing.State.CANCELLED ? 0 : row.audienceCount();
        return new Mailing.Counts(all, all, 0, 0, 0, 0, 0, 0, 0, Map.of(), 0, 0);
    }

    private static List<Mailing.Hold> holds(RunStatus run) {
        return run.holds().reversed().stream()
                .map(
                        hold ->
                                new Mailing.Hold(
                                        turn(hold.state()),
                                        hold.why(),
                                        hold.by().name(),
                                        hold.at()))
                .toList();
    }

    private static Mailing.Turn turn(RunStatus.State became) {
        return switch (became) {
            case PAUSED -> Mailing.Turn.PAUSED;
            case HELD -> Mailing.Turn.HELD;
            case CANCELLED -> Mailing.Turn.CANCELLED;
            case OPEN, RUNNING, FINISHED -> Mailing.Turn.RESUMED;
        };
    }

    private static List<Mailing.Hold> ownHold(MailingRow row) {
        String why = row.heldWhy();
        return why == null
                ? List.of()
                : List.of(
                        new Mailing.Hold(
                                Mailing.Turn.HELD,
                                why,
                                Actor.system("gate").name(),
                                row.createdAt()));
    }
}
