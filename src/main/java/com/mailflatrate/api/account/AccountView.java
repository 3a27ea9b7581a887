package com.mailflatrate.api.account;

import com.mailflatrate.account.Account;
import com.mailflatrate.api.shared.CompanyView;
import com.mailflatrate.kernel.Code;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An account as the API shows it.
 *
 * @param outstanding what has to be accepted before anything is taken in or sent: {@code
 *     TERMS_OUTDATED}, {@code DPA_REQUIRED}
 */
record AccountView(
        UUID id,
        String state,
        CompanyView company,
        String zone,
        String language,
        Instant createdAt,
        List<Code> outstanding) {

    static AccountView of(Account account, List<Code> outstanding) {
        return new AccountView(
                account.publicId(),
                account.state().word(),
                CompanyView.of(account.company()),
                account.zone().getId(),
                account.language().code(),
                account.createdAt(),
                outstanding);
    }
}
