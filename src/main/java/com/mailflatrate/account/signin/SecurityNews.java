package com.mailflatrate.account.signin;

import com.mailflatrate.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to a person's way in that the person must hear about.
 *
 * @param what which letter is written
 * @param detail what it was about: a key's name, a number; never a secret
 * @param userAgent of the device it was done on
 */
public record SecurityNews(
        UserId user, What what, String detail, String ip, @Nullable String userAgent, Instant at) {

    /** What happened. */
    public enum What {
        /** Signed in on a device nobody had seen the person on. */
        NEW_DEVICE,
        /** The password was changed, by the person or by a mailed link. */
        PASSWORD_CHANGED,
        /** Another address signs in from now on; told to the old one, which is the detail. */
        ADDRESS_CHANGED,
        /** An authenticator or passkey was added; the detail says which. */
        FACTOR_ADDED,
        /** An authenticator or passkey was removed; the detail says which. */
        FACTOR_REMOVED,
        /** A recovery code was used; the detail says how many are left. */
        RECOVERY_USED,
        /** A key for machines was made; the detail is its name. */
        KEY_CREATED,
        /** Somebody applied for an account with this address, which signs in already. */
        APPLIED_AGAIN
    }
}
