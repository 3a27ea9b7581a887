package com.mailflatrate.abuse.inbox;

import com.mailflatrate.feedback.Kind;
import com.mailflatrate.feedback.Why;
import com.mailflatrate.kernel.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it stands in the inbox.
 *
 * @param account whose mail it answers; null when nobody's is known
 * @param kind null while it waits to be read
 * @param words what decided, in a few words of English
 * @param why what decided; null for mail that was read before reasons had codes
 * @param details of that
 * @param failed it could not be read after several tries
 * @param decision of a person; null while there is none
 */
public record StoredMail(
        UUID id,
        @Nullable AccountId account,
        Instant at,
        String from,
        String to,
        @Nullable Kind kind,
        String words,
        @Nullable Why why,
        List<String> details,
        boolean failed,
        @Nullable Decision decision) {

    /** Copies. */
    public StoredMail {
        details = List.copyOf(details);
    }

    /** Whether a person has to say what becomes of it. */
    public boolean isUndecided() {
        return decision == null && (failed || kind == Kind.JUNK);
    }
}
