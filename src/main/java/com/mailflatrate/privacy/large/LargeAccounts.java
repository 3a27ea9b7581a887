package com.mailflatrate.privacy.large;

import com.mailflatrate.account.member.FactorDuties;
import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Looks once a day which accounts hold so much that a password and a mail are not enough. */
@Component
@EngineTransactional
public class LargeAccounts {

    private final LargeAccountStore store;
    private final FactorDuties duties;

    LargeAccounts(LargeAccountStore store, FactorDuties duties) {
        this.store = store;
        this.duties = duties;
    }

    /** Looks. */
    @CrossAccount("all accounts are counted")
    public void look() {
        List<AccountId> large = store.withMoreThan(FactorDuties.MOST_WITHOUT);
        duties.renew(large);
    }
}
