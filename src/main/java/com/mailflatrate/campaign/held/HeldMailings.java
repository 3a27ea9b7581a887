package com.mailflatrate.campaign.held;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.AccountState;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.Audit;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.StaffRights;
import com.mailflatrate.campaign.Mailing;
import com.mailflatrate.campaign.Mailings;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.delivery.Runs;
import com.mailflatrate.health.HeldRun;
import com.mailflatrate.health.HeldRuns;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Fields;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RunId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a rule or the operator stopped, a person of the operator lets go again; the account itself
 * can only leave out the rest.
 */
@Component
@EngineTransactional
public class HeldMailings {

    /** Who may look at what is held and let it go. */
    public static final String SCOPE = "operator:cases";

    /** Code points a note may have. */
    public static final int LONGEST_NOTE = 400;

    private static final Set<AccountState> MAY_GO_ON =
            EnumSet.of(AccountState.ACTIVE, AccountState.REVIEW);

    private final HeldRuns held;
    private final Mailings mailings;
    private final Runs runs;
    private final Accounts accounts;
    private final StaffRights rights;
    private final Audit audit;

    HeldMailings(
            HeldRuns held,
            Mailings mailings,
            Runs runs,
            Accounts accounts,
            StaffRights rights,
            Audit audit) {
        this.held = held;
        this.mailings = mailings;
        this.runs = runs;
        this.accounts = accounts;
        this.rights = rights;
        this.audit = audit;
    }

    /** Those of all accounts, the newest mailings first. */
    @EngineTransactional(readOnly = true)
    public Page<HeldMailing> page(PageRequest request) {
        Page<HeldRun> page = held.page(request);
        return new Page<>(
                page.items().stream().map(this::mailing).flatMap(Optional::stream).toList(),
                page.nextCursor());
    }

    /** One of them; empty when there is none of that ID or it does not stand still. */
    @EngineTransactional(readOnly = true)
    public Optional<HeldMailing> find(MailingId id) {
        return held.find(id).flatMap(this::mailing);
    }

    /** How many wait. */
    @EngineTransactional(readOnly = true)
    public long count() {
        return held.count();
    }

    /**
     * Lets it go on where it stopped; the account reads by whom and why. Refused with NOT_FOUND,
     * PERSON_REQUIRED for a key outside the sandbox, NOT_ALLOWED without the scope, REQUIRED or
     * TOO_LONG for the note, ACCOUNT_NOT_ACTIVE while the account may not send, WRONG_STATE when it
     * is not held.
     */
    public Outcome<Mailing> release(MailingId id, @Nullable String note, SignedIn me) {
        Optional<Code> no = rights.refusal(me, SCOPE);
        if (no.isPresent()) {
            return Outcome.refused(no.get());
        }
        Fields fields = new Fields();
        String why = fields.text("note", note, LONGEST_NOTE);
        return fields.outcome(() -> why).flatMap(said -> letGo(id, said, me));
    }

    private Outcome<Mailing> letGo(MailingId id, String why, SignedIn me) {
        Optional<Mailing> found = mailings.byMailingId(id);
        if (found.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        Mailing mailing = found.get();
        RunId run = mailing.run();
        if (run == null) {
            return Outcome.refused(Code.WRONG_STATE);
        }
        if (!MAY_GO_ON.contains(accounts.find(mailing.account()).orElseThrow().state())) {
            return Outcome.refused(Code.ACCOUNT_NOT_ACTIVE);
        }
        return audit.traced(
                mailing.account(),
                me.actor(),
                () ->
                        runs.release(mailing.account(), run, why, me.actor())
                                .map(status -> mailings.byMailingId(id).orElseThrow()),
                let -> new Audit.Trace("mailing.hold-lifted", id.toString(), Map.of("note", why)));
    }

    private Optional<HeldMailing> mailing(HeldRun run) {
        Account account = accounts.find(run.account()).orElse(null);
        return account == null
                ? Optional.empty()
                : mailings.byMailingId(run.mailingId())
                        .map(
                                mailing ->
                                        new HeldMailing(
                                                account,
                                                mailing,
                                                run.why(),
                                                run.by(),
                                                run.since()));
    }
}
