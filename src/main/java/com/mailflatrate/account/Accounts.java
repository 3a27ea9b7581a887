package com.mailflatrate.account;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.UuidV7;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The accounts and their standing. */
@Component
@Transactional
public class Accounts {

    private static final ZoneId HOME = ZoneId.of("Europe/Berlin");

    private final AccountStore store;
    private final Audit audit;
    private final UuidV7 ids;
    private final InstantSource clock;

    Accounts(AccountStore store, Audit audit, UuidV7 ids, InstantSource clock) {
        this.store = store;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** An account by its number. */
    @Transactional(readOnly = true)
    public Optional<Account> find(AccountId account) {
        return store.find(account);
    }

    /** Those of these accounts that there are. */
    @EngineTransactional(readOnly = true)
    public Map<AccountId, Account> among(Collection<AccountId> accounts) {
        return accounts.isEmpty()
                ? Map.of()
                : store.among(accounts).stream()
                        .collect(Collectors.toMap(Account::id, account -> account));
    }

    /** An account by the id it has outside the house; for the operator's views. */
    @EngineTransactional(readOnly = true)
    public Optional<Account> byPublicId(UUID publicId) {
        return store.byPublicId(publicId);
    }

    /** Whether the account is active: may take in contacts and start mailings. */
    @Transactional(readOnly = true)
    public boolean mayWork(AccountId account) {
        return store.state(account).filter(state -> state == AccountState.ACTIVE).isPresent();
    }

    /** The same, kept from others until the transaction ends. */
    public Optional<Account> lock(AccountId account) {
        return store.lock(account);
    }

    /** Opens an account that waits for a person's decision. */
    @EngineTransactional
    public Account open(Company company, Language language, Actor by) {
        Instant now = clock.instant();
        AccountId account = store.insert(ids.next(), company, HOME, language, now);
        store.insertStanding(account, ids.next(), AccountState.PENDING, "applied", by, now);
        return store.find(account).orElseThrow();
    }

    /**
     * Changes the company's data. A new name, legal form or representative has a person look again,
     * as {@link #isSomebodyElse} says.
     */
    public Outcome<Account> updateImprint(AccountId account, Company company, Actor by) {
        return store.lock(account)
                .map(
                        before -> {
                            store.updateCompany(account, company);
                            audit.record(
                                    account,
                                    by,
                                    "account.imprint-changed",
                                    before.publicId().toString(),
                                    Map.of("from", before.company().name(), "to", company.name()));
                            if (!before.company().isSameAs(company)) {
                                isSomebodyElse(
                                        account,
                                        "company name, legal form or representatives changed",
                                        by);
                            }
                            return Outcome.done(store.find(account).orElseThrow());
                        })
                .orElseGet(() -> Outcome.refused(Code.NOT_FOUND));
    }

    /**
     * Who stands behind an account has changed (compliance row A12): an active one goes back to
     * {@link AccountState#REVIEW}, where what runs goes on and nothing new starts; a suspended one
     * goes there once the stop is lifted.
     */
    public void isSomebodyElse(AccountId account, String why, Actor by) {
        AccountState state = store.lock(account).orElseThrow().state();
        if (state == AccountState.ACTIVE) {
            changeState(account, AccountState.REVIEW, why, by);
        } else if (state == AccountState.SUSPENDED) {
            store.reviewAfterwards(account);
        }
    }

    /**
     * Lets a suspended account go on in the standing it had before; who waited for a person's
     * decision waits for it again.
     */
    public AccountState endSuspension(AccountId account, String why, Actor by) {
        return goBack(account, AccountState.ACTIVE, why, by);
    }

    /**
     * Takes the end of a contract back: a person looks at the account again, and who was suspended
     * still is.
     */
    public AccountState takeEndBack(AccountId account, String why, Actor by) {
        return goBack(account, AccountState.REVIEW, why, by);
    }

    private AccountState goBack(AccountId account, AccountState usual, String why, Actor by) {
        AccountState before = store.goesBackTo(account).orElse(usual);
        changeState(account, before, why, by);
        return before;
    }

    /**
     * Changes the standing and keeps who did it, when and why. Whether the change is allowed is for
     * the caller.
     *
     * @param why for people, up to 5,000 characters
     */
    public void changeState(AccountId account, AccountState state, String why, Actor by) {
        Account before = store.lock(account).orElseThrow();
        Instant now = clock.instant();
        store.updateState(account, state, now);
        store.insertStanding(account, ids.next(), state, why, by, now);
        audit.record(
                account,
                by,
                "account." + state.word(),
                before.publicId().toString(),
                Map.of("from", before.state().word(), "to", state.word(), "note", why));
    }
}
