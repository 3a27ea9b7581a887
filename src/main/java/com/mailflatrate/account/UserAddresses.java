package com.mailflatrate.account;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.EmailAddress;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The addresses of an account's users, who may be sent test mails. */
@Component
@Transactional(readOnly = true)
public class UserAddresses {

    private final UserAddressStore store;

    UserAddresses(UserAddressStore store) {
        this.store = store;
    }

    /**
     * Whether a user of the account signs in with this address and has confirmed it by a mailed
     * link.
     */
    public boolean isProvedUserAddress(AccountId account, EmailAddress address) {
        return store.isConfirmed(account, address);
    }

    /** The account's owners, whom letters about it go to; the longest-standing first. */
    public List<Owner> owners(AccountId account) {
        return store.owners(account);
    }

    /** How many people belong to the account. */
    public long count(AccountId account) {
        return store.count(account);
    }
}
