package com.mailflatrate.account;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.EmailAddress;
import org.springframework.stereotype.Component;

/** The addresses of an account's users, who may be sent test mails. */
@Component
public class UserAddresses {

    /** Whether a user of the account signs in with this address and has confirmed it by a mailed link. */
    public boolean isProvedUserAddress(AccountId account, EmailAddress address) {
        throw new IllegalStateException("not yet");
    }
}
