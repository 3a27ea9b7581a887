package com.mailflatrate.feedback.mails;

import com.mailflatrate.feedback.Kind;
import com.mailflatrate.feedback.Why;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.MessageId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a mail turned out to be.
 *
 * @param words the reason in a few English words, {@code why} and {@code details} the same for
 *     pages
 * @param account whose mail was answered, as far as a genuine token says so
 */
public record Settled(
        UUID mail,
        Kind kind,
        String words,
        Why why,
        List<String> details,
        @Nullable AccountId account,
        @Nullable MessageId message) {

    /** Copies the details. */
    public Settled {
        details = List.copyOf(details);
    }
}
