package com.mailflatrate.privacy.ending;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.AccountState;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.Audit;
import com.mailflatrate.account.Role;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.StepUps;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.privacy.ContractDeleted;
import com.mailflatrate.privacy.ending.Ending.Deletion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The end of a contract (compliance row J8): nothing is mailed any more, everything can be exported
 * for {@link #RETRIEVAL}, then it is deleted. An owner ends it, a signed-in person with a fresh
 * second factor, and may take it back until the deletion.
 */
@Component
@EngineTransactional
public class Endings {

    /** How long everything can be fetched; the day after, deletion begins. */
    public static final Duration RETRIEVAL = Duration.ofDays(31);

    private static final int LONGEST_WHY = 500;
    private static final Set<AccountState> MAY_END =
            Set.of(
                    AccountState.PENDING,
                    AccountState.ACTIVE,
                    AccountState.REVIEW,
                    AccountState.SUSPENDED,
                    AccountState.REJECTED);

    private final EndingStore store;
    private final Accounts accounts;
    private final StepUps stepUps;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Endings(
            EndingStore store,
            Accounts accounts,
            StepUps stepUps,
            Audit audit,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.stepUps = stepUps;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Ends the contract. Refused with PERSON_REQUIRED to a key, NOT_ALLOWED to anybody but an
     * owner, STEP_UP_REQUIRED, WRONG_STATE when it is over, TOO_LONG for the reason.
     */
    public Outcome<Ending> end(SignedIn me, String why) {
        AccountId account = me.accountOr404();
        Optional<Code> refusal = refusal(me);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        if (why.length() > LONGEST_WHY) {
            return Outcome.refused(Reason.field(Code.TOO_LONG, "why"));
        }
        AccountState state = accounts.lock(account).map(Account::state).orElseThrow();
        if (!MAY_END.contains(state)) {
            return Outcome.refused(Code.WRONG_STATE);
        }
        Instant now = clock.instant();
        store.add(
                account,
                new Ending(
                        account,
                        now,
                        now.plus(RETRIEVAL),
                        why.strip(),
                        me.actor(),
                        null,
                        List.of()));
        accounts.changeState(account, AccountState.ENDED, "ended by its owner", me.actor());
        return Outcome.done(find(account).orElseThrow());
    }

    /**
     * Takes the end back before anything is deleted; a person looks at the account again, and who
     * was suspended still is. Refused like {@link #end}; GONE when it is too late.
     */
    public Outcome<AccountState> takeBack(SignedIn me) {
        AccountId account = me.accountOr404();
        Optional<Code> refusal = refusal(me);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        if (!store.takeBack(account, clock.instant())) {
            return Outcome.refused(Code.GONE);
        }
        return Outcome.done(
                accounts.takeEndBack(account, "end of the contract taken back", me.actor()));
    }

    /** How far the end is, with the certificate as far as there is one; empty while it goes on. */
    @EngineTransactional(readOnly = true)
    public Optional<Ending> find(AccountId account) {
        return store.find(account).map(ending -> ending.with(store.certificate(account)));
    }

    /** Contracts that ended last; for the operator. */
    @EngineTransactional(readOnly = true)
    public List<Ending> newest(int limit) {
        return store.newest(limit).stream()
                .map(ending -> ending.with(store.certificate(ending.account())))
                .toList();
    }

    /** Contracts whose data is due to go. */
    @EngineTransactional(readOnly = true)
    public List<Ending> due() {
        return store.due(clock.instant());
    }

    /** Writes down what went of a table. */
    public void deleted(AccountId account, Deletion one) {
        store.deleted(account, one, clock.instant());
    }

    /** Closes the certificate. */
    public void finish(AccountId account) {
        if (store.finish(account, clock.instant())) {
            audit.record(
                    account,
                    Actor.system("contract-end"),
                    "account.deleted",
                    account.toString(),
                    Map.of());
            events.publishEvent(new ContractDeleted(account));
        }
    }

    private Optional<Code> refusal(SignedIn me) {
        if (me.via() == SignedIn.Via.KEY) {
            return Optional.of(Code.PERSON_REQUIRED);
        }
        if (!me.roles().contains(Role.OWNER)) {
            return Optional.of(Code.NOT_ALLOWED);
        }
        return stepUps.isFresh(me) ? Optional.empty() : Optional.of(Code.STEP_UP_REQUIRED);
    }
}
