package com.mailflatrate.campaign;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.Device;
import com.mailflatrate.account.signin.NewDevices;
import com.mailflatrate.campaign.MailingStore.MailingRow;
import com.mailflatrate.campaign.Releases.Sending;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.delivery.RunStatus;
import com.mailflatrate.delivery.Runs;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RunId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Mailings: released, followed, paused, cancelled. */
@Component
@Transactional
public class Mailings {

    private final MailingStore store;
    private final MailingLedger ledger;
    private final Releases releases;
    private final GateRoom room;
    private final SenderFacts senders;
    private final Runs runs;
    private final NewDevices devices;

    Mailings(
            MailingStore store,
            MailingLedger ledger,
            Releases releases,
            GateRoom room,
            SenderFacts senders,
            Runs runs,
            NewDevices devices) {
        this.store = store;
        this.ledger = ledger;
        this.releases = releases;
        this.room = room;
        this.senders = senders;
        this.runs = runs;
        this.devices = devices;
    }

    /**
     * Runs the gate again and hands the mailing to delivery, or keeps it until its hour. Refused
     * with POLICY_CONFIRMATION_REQUIRED, NONCE_USED, MAILING_EXISTS (detail: the mailing ID) or
     * GATE_RED. Without the scope {@code mailings:confirm} the mailing awaits a person's tick. So
     * does one that is unusual on a new device, and the first one from such a device is refused
     * with STEP_UP_REQUIRED without a fresh second factor. Looks the sender's records up first,
     * therefore not inside a transaction.
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Outcome<Mailing> release(
            AccountId account,
            CampaignId campaign,
            Release release,
            SignedIn me,
            ClientInfo client) {
        Device device = devices.of(me);
        if (device.needsProof()) {
            return Outcome.refused(Code.STEP_UP_REQUIRED);
        }
        senders.refresh(account, room.sender(account, campaign));
        return releases.release(account, campaign, release, new Sending(me, client, device))
                .map(
                        row -> {
                            devices.sent(me);
                            return ledger.mailing(row);
                        });
    }

    /** One mailing with its counts as of now; empty when unknown or another account's. */
    @Transactional(readOnly = true)
    public Optional<Mailing> find(AccountId account, MailingId mailingId) {
        return store.find(account, mailingId).map(ledger::mailing);
    }

    /** The names of their campaigns; unknown ones and those of other accounts are left out. */
    @Transactional(readOnly = true)
    public Map<MailingId, String> names(AccountId account, Collection<MailingId> mailings) {
        return mailings.isEmpty() ? Map.of() : store.names(account, mailings);
    }

    /** Whoever's it is, for the desk. */
    @EngineTransactional(readOnly = true)
    public Optional<Mailing> byMailingId(MailingId mailingId) {
        return store.byMailingId(mailingId).map(ledger::mailing);
    }

    /** The mailings of an account, newest first. */
    @Transactional(readOnly = true)
    public Page<Mailing> page(AccountId account, PageRequest request) {
        return Page.of(
                        store.page(account, request, MailingStore.Place.read(request.cursor())),
                        request.limit(),
                        MailingStore.Place::write)
                .map(ledger::mailing);
    }

    /** Stops it by the account's wish. */
    public Outcome<Mailing> pause(
            AccountId account, MailingId mailingId, @Nullable String reason, Actor by) {
        return onRun(account, mailingId, run -> runs.pause(account, run, orEmpty(reason), by));
    }

    /** Goes on after a pause of the account's own. */
    public Outcome<Mailing> resume(
            AccountId account, MailingId mailingId, @Nullable String reason, Actor by) {
        return onRun(account, mailingId, run -> runs.resume(account, run, orEmpty(reason), by));
    }

    /** Ends it; what has not left stays here for good. */
    public Outcome<Mailing> cancel(
            AccountId account, MailingId mailingId, @Nullable String reason, Actor by) {
        Optional<MailingRow> row = store.find(account, mailingId);
        if (row.isPresent() && row.get().run() == null) {
            releases.forget(row.get());
            return store.move(account, mailingId, Mailing.State.CANCELLED, reason)
                    ? Outcome.done(find(account, mailingId).orElseThrow())
                    : Outcome.refused(Code.WRONG_STATE);
        }
        return onRun(account, mailingId, run -> runs.cancel(account, run, orEmpty(reason), by));
    }

    /** An order to a run. */
    private interface Order {
        Outcome<RunStatus> give(RunId run);
    }

    private Outcome<Mailing> onRun(AccountId account, MailingId mailingId, Order order) {
        Optional<MailingRow> row = store.find(account, mailingId);
        if (row.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        RunId run = row.get().run();
        if (run == null) {
            return Outcome.refused(Code.WRONG_STATE);
        }
        return order.give(run).map(status -> ledger.mailing(row.get()));
    }

    private static String orEmpty(@Nullable String reason) {
        return reason == null ? "" : reason;
    }
}
