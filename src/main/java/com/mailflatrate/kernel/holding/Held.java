package com.mailflatrate.kernel.holding;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.CaseId;
import java.util.List;

/**
 * Of whom nothing may go by age, whatever the period: a claim, a court, an authority. For jobs of
 * modules that let something go by themselves.
 */
public interface Held {

    /** Accounts of which something may not go; they keep everything. */
    List<AccountId> accounts();

    /** Cases of the desk that may not go, also those that are of no account. */
    default List<CaseId> cases() {
        return List.of();
    }

    /** The accounts as statements take them. */
    default Long[] numbers() {
        return accounts().stream().map(AccountId::value).toArray(Long[]::new);
    }
}
