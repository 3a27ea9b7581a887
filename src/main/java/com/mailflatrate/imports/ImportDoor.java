package com.mailflatrate.imports;

import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.Policies;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Reason;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Whether an account may import to a list at all (compliance rows A1, A3, A6), in the order of the
 * API's judgement.
 */
@Component
final class ImportDoor {

    private final Lists lists;
    private final Accounts accounts;
    private final Policies policies;

    ImportDoor(Lists lists, Accounts accounts, Policies policies) {
        this.lists = lists;
        this.accounts = accounts;
        this.policies = policies;
    }

    List<Reason> reasons(AccountId account, ListId list) {
        if (lists.name(account, list).isEmpty()) {
            return List.of(Reason.of(Code.NOT_FOUND));
        }
        if (!accounts.mayWork(account)) {
            return List.of(Reason.of(Code.ACCOUNT_NOT_ACTIVE));
        }
        return policies.outstanding(account).stream().map(Reason::of).toList();
    }
}
