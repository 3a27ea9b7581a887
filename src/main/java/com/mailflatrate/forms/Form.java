package com.mailflatrate.forms;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.FormId;
import com.mailflatrate.kernel.ListId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sign-up form of a list, with its newest version.
 *
 * @param key in its public address
 * @param publicVersion the version visitors see; null while none was released
 * @param flags why a person has to look, by name
 * @param guard why it causes only a few mails a day; null when it may
 * @param since since when it stands like that
 */
public record Form(
        AccountId account,
        FormId id,
        String key,
        ListId list,
        FormVersion version,
        @Nullable Integer publicVersion,
        State state,
        List<String> flags,
        @Nullable String guard,
        Instant since,
        Instant createdAt) {

    /** Letters and digits of a short key. */
    static final int SHORT = 8;

    /** Copies the flags. */
    public Form {
        flags = List.copyOf(flags);
    }

    /** How the newest version stands. */
    public enum State {
        /** A person of the operator has to look. */
        REVIEW,
        /** Visitors see it. */
        PUBLIC,
        /** A person of the operator said no. */
        REJECTED;

        /** As the interface writes it. */
        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The first letters of the key, enough to find it and few enough to type. */
    public String shortKey() {
        return key.substring(0, SHORT);
    }

    /** Whether visitors see a version of it, perhaps an older one. */
    public boolean isOpen() {
        return publicVersion != null;
    }
}
