package com.mailflatrate.account;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Outcome;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The accounts and their standing. */
@Component
public class Accounts {

    /** An account by its number. */
    public Optional<Account> find(AccountId account) {
        throw new IllegalStateException("not yet");
    }

    /** An account by the id it has outside the house; for the operator's views. */
    public Optional<Account> byPublicId(UUID publicId) {
        throw new IllegalStateException("not yet");
    }

    /** Whether the account is active: may take in contacts and start mailings. */
    public boolean mayWork(AccountId account) {
        throw new IllegalStateException("not yet");
    }

    /**
     * Changes the company's data. A new name, legal form or representative sends an active account back to
     * {@link AccountState#REVIEW} (compliance row A12): what runs goes on, nothing new starts.
     */
    public Outcome<Account> updateImprint(AccountId account, Company company, Actor by) {
        throw new IllegalStateException("not yet");
    }
}
