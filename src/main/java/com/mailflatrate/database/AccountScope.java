package com.mailflatrate.database;

import com.mailflatrate.kernel.AccountId;
import java.lang.ScopedValue.CallableOp;
import java.util.Optional;

/**
 * The account whose rows the desk lane may see. Bound by the sign-in filter or a job, read by the
 * transaction manager at begin and by nobody else: domain code passes the {@link AccountId}.
 */
public final class AccountScope {

    private static final ScopedValue<AccountId> ACCOUNT = ScopedValue.newInstance();

    private AccountScope() {}

    /** Runs the work with the account bound. */
    public static void run(AccountId account, Runnable work) {
        ScopedValue.where(ACCOUNT, account).run(work);
    }

    /** Calls the work with the account bound. */
    public static <T, X extends Throwable> T call(
            AccountId account, CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(ACCOUNT, account).call(work);
    }

    static Optional<AccountId> bound() {
        return ACCOUNT.isBound() ? Optional.of(ACCOUNT.get()) : Optional.empty();
    }
}
