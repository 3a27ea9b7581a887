package com.mailflatrate.vetting;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.AccountState;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.StaffRights;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Fields;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.UuidV7;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stopping an account and letting it go on, each by a person of the operator with reasons. */
@Component
@EngineTransactional
public class Suspensions {

    private static final String ALL = "all";
    private static final Set<String> SCOPES = Set.of("sending", ALL);
    private static final int LONGEST_FACTS = 5000;
    private static final int LONGEST_CLAUSE = 500;

    private final SuspensionStore store;
    private final Accounts accounts;
    private final UuidV7 ids;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;
    private final StaffRights rights;

    Suspensions(
            SuspensionStore store,
            Accounts accounts,
            UuidV7 ids,
            InstantSource clock,
            ApplicationEventPublisher events,
            StaffRights rights) {
        this.store = store;
        this.accounts = accounts;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
        this.rights = rights;
    }

    /** Stops an active account. What it may no longer do takes effect at once. */
    public Outcome<Suspension> suspend(UUID publicId, SuspensionDraft draft, SignedIn by) {
        Fields fields = new Fields();
        String scope = fields.line("scope", draft.scope(), LONGEST_CLAUSE);
        if (!scope.isEmpty() && !SCOPES.contains(scope)) {
            fields.refuse(Reason.field(Code.INVALID_VALUE, "scope"));
        }
        String facts = fields.text("facts", draft.facts(), LONGEST_FACTS);
        String clause = fields.line("clause", draft.clause(), LONGEST_CLAUSE);
        return account(publicId, by)
                .flatMap(account -> fields.outcome(() -> account))
                .flatMap(
                        account ->
                                inState(account, Set.of(AccountState.ACTIVE, AccountState.REVIEW)))
                .map(
                        account -> {
                            Suspension suspension =
                                    new Suspension(
                                            ids.next(),
                                            scope,
                                            facts,
                                            clause,
                                            draft.automated(),
                                            draft.deceptiveBulk(),
                                            clock.instant(),
                                            by.actor(),
                                            null);
                            store.insert(account.id(), suspension);
                            accounts.changeState(
                                    account.id(), AccountState.SUSPENDED, facts, by.actor());
                            events.publishEvent(
                                    new AccountSuspended(account.id(), suspension.id()));
                            return suspension;
                        });
    }

    /** Lets a suspended account go on in the standing it had. */
    public Outcome<Account> lift(UUID publicId, SignedIn by) {
        return account(publicId, by)
                .flatMap(account -> inState(account, Set.of(AccountState.SUSPENDED)))
                .map(
                        account -> {
                            store.lift(account.id(), by.actor(), clock.instant());
                            accounts.endSuspension(account.id(), "suspension lifted", by.actor());
                            events.publishEvent(new SuspensionLifted(account.id()));
                            return accounts.find(account.id()).orElseThrow();
                        });
    }

    /** The stop that holds now, for the operator's people. */
    @EngineTransactional(readOnly = true)
    public Optional<Suspension> current(AccountId account) {
        return store.last(account);
    }

    /** The statement of reasons that holds now, for the account; none for deceptive bulk. */
    @Transactional(readOnly = true)
    public Optional<Suspension> statement(AccountId account) {
        return store.last(account).filter(stop -> !stop.deceptiveBulk());
    }

    /** Whether the account is suspended so that it may change nothing any more. */
    @Transactional(readOnly = true)
    public boolean stopsEverything(AccountId account) {
        boolean stopped =
                accounts.find(account)
                        .filter(found -> found.state() == AccountState.SUSPENDED)
                        .isPresent();
        return stopped && store.last(account).filter(stop -> stop.scope().equals(ALL)).isPresent();
    }

    private Outcome<Account> account(UUID publicId, SignedIn by) {
        Optional<Account> account = accounts.byPublicId(publicId);
        if (account.isEmpty() || !by.staff()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        return rights.refusal(by, "operator:accounts")
                .<Outcome<Account>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(account.get()));
    }

    private static Outcome<Account> inState(Account account, Set<AccountState> states) {
        return states.contains(account.state())
                ? Outcome.done(account)
                : Outcome.refused(Reason.of(Code.WRONG_STATE, account.state().word()));
    }
}
