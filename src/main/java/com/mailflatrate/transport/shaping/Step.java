package com.mailflatrate.transport.shaping;

import com.mailflatrate.transport.shaping.Rule.Limit;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something we do by ourselves because of what the other side does.
 *
 * @param rule that led to it
 * @param site whose servers
 * @param source our address there, empty when there is no choice; for {@link Scope#SITE} only
 * @param account 0 with {@link Scope#SITE}
 * @param run 0 but with {@link Scope#MAILING}
 * @param limit what is done less of; {@link Limit#NONE} when nothing is sent at all
 * @param words of the other side, without addresses
 * @param lasts how long; null for until a person lifts it
 */
public record Step(
        UUID id,
        String rule,
        Scope scope,
        String site,
        String source,
        long account,
        long run,
        Limit limit,
        String words,
        @Nullable Duration lasts) {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"':;,()]+@[^\\s<>\"':;,()]+");
    private static final int SITE = 300;

    /** Whose mail it is about. */
    public enum Scope {
        SITE,
        ACCOUNT,
        MAILING
    }

    /** Takes addresses out of the words: they are somebody's. */
    public Step {
        words = ADDRESS.matcher(words).replaceAll("…");
        site = site.length() <= SITE ? site : site.substring(0, SITE);
    }
}
