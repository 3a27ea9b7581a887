package com.mailflatrate.feedback;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * What a mail turned out to be.
 *
 * @param why in a few words
 * @param account whose mail was answered, as far as a genuine token says so
 * @param message the mail that was answered
 */
record Finding(Kind kind, String why, @Nullable AccountId account, @Nullable MessageId message) {

    static Finding of(Kind kind, String why) {
        return new Finding(kind, why, null, null);
    }
}
