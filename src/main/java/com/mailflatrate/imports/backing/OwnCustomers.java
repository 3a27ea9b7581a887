package com.mailflatrate.imports.backing;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.UuidV7;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whether files of an account's own customers count as proof (P3, UWG § 7(3)): not before the
 * operator has opened that for the account, with a reason. Called inside a transaction.
 */
@Component
public final class OwnCustomers {

    private final OwnCustomerStore store;
    private final UuidV7 ids;
    private final InstantSource clock;

    OwnCustomers(OwnCustomerStore store, UuidV7 ids, InstantSource clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /** Opens it for an account, or closes it again for files to come. */
    public void say(AccountId account, boolean open, String note, Actor by) {
        store.add(
                account, ids.next(), new CustomerWord(open, note, clock.instant(), by.name()), by);
    }

    /** What was said last; empty when nobody has said anything, and then it is closed. */
    public Optional<CustomerWord> word(AccountId account) {
        return store.newest(account);
    }

    boolean isOpen(AccountId account) {
        return word(account).filter(CustomerWord::open).isPresent();
    }
}
