package com.mailflatrate.account.signin;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.kernel.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** People who are signed in; one row each, for the page cookie and for the API alike. */
@Component
public class Sessions {

    /**
     * Signs a person in. Refused with {@code WRONG_CREDENTIALS} (in the same time whether or not the address is
     * known), {@code CODE_REQUIRED} when a second factor is asked for, {@code TOO_MANY_REQUESTS} after too many tries.
     *
     * @param code the six digits of RFC 6238; staff always need one
     */
    public Outcome<OpenedSession> open(String email, String password, @Nullable String code, ClientInfo client) {
        throw new IllegalStateException("not yet");
    }

    /** Who holds this token: idle for at most 12 hours, at most 30 days old. */
    public Optional<SignedIn> find(String token) {
        throw new IllegalStateException("not yet");
    }

    /** Signs out. */
    public void end(String token) {
        throw new IllegalStateException("not yet");
    }
}
