package com.mailflatrate.feedback.inbox;

import com.mailflatrate.feedback.Kind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it stands in the inbox.
 *
 * @param kind null while it waits to be read
 * @param why what decided, in a few words
 * @param failed it could not be read after several tries
 */
public record StoredMail(
        UUID id,
        Instant at,
        String from,
        String to,
        @Nullable Kind kind,
        String why,
        boolean failed) {}
