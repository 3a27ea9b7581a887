package com.mailflatrate.imports;

import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.Policies;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.UserId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Whether somebody may import to a list of an account at all (compliance rows A1, A3, A6), in the
 * order of the API's judgement.
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

    /** Which version of the anti-spam policy whoever brings a file promised to keep. */
    Optional<Integer> policyOf(Actor by) {
        return Optional.ofNullable(by.id()).map(UserId::new).flatMap(policies::pledgedVersion);
    }

    List<Reason> reasons(AccountId account, ListId list, Actor by) {
        if (lists.name(account, list).isEmpty()) {
            return List.of(Reason.of(Code.NOT_FOUND));
        }
        if (!accounts.mayWork(account)) {
            return List.of(Reason.of(Code.ACCOUNT_NOT_ACTIVE));
        }
        UUID person = by.id();
        List<Code> outstanding =
                person == null
                        ? policies.outstanding(account)
                        : policies.outstanding(account, new UserId(person));
        return outstanding.stream().map(Reason::of).toList();
    }
}
