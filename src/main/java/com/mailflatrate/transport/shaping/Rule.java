package com.mailflatrate.transport.shaping;

import com.google.re2j.Pattern;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of rules: which words of the other side make us do what. Its patterns need
 * time in proportion to the words and no more, whoever wrote them. Immutable.
 *
 * @param name for events and sentences
 * @param site the provider or site it is about; empty for any
 * @param pattern found in a reply to a mail; null for what holds without any reply
 * @param replies which replies it looks at
 * @param times after how many such replies within {@code within}, by site, account or mailing as
 *     the action is
 * @param limit with {@link Action#LIMIT}
 * @param lasts how long; null for until a person lifts it
 */
public record Rule(
        String name,
        String site,
        @Nullable Pattern pattern,
        Replies replies,
        int times,
        Duration within,
        Action action,
        Limit limit,
        @Nullable Duration lasts) {

    /** Which replies. */
    public enum Replies {
        /** Refusals for now, 4yz. */
        LATER,
        /** Refusals for good, 5yz. */
        NEVER,
        ANY
    }

    /** What is done. */
    public enum Action {
        /** Nothing goes there from this address of ours. */
        LEAVE_SITE,
        /** Nothing of this account goes there. */
        LEAVE_ACCOUNT,
        /** Nothing of this mailing goes there. */
        LEAVE_MAILING,
        /** Fewer connections or fewer mails. */
        LIMIT
    }

    /**
     * The most that is done at once.
     *
     * @param connections 0 for as many as the site takes
     * @param perMinute mails from one address of ours, 0 for as many as the site takes
     */
    public record Limit(int connections, int perMinute) {

        /** None. */
        public static final Limit NONE = new Limit(0, 0);

        /** The stricter of both in each. */
        public Limit and(Limit other) {
            return new Limit(
                    stricter(connections, other.connections), stricter(perMinute, other.perMinute));
        }

        private static int stricter(int one, int other) {
            return one == 0 || other != 0 && other < one ? other : one;
        }
    }

    /** Whether it holds without any reply. */
    public boolean isStanding() {
        return pattern == null;
    }

    /** Whether it is about a site. */
    public boolean isAbout(String where) {
        return site.isEmpty() || site.equalsIgnoreCase(where);
    }

    /** Whether it speaks of a reply. */
    boolean fits(String where, int code, String words) {
        boolean looksAt =
                switch (replies) {
                    case LATER -> code / 100 == 4;
                    case NEVER -> code / 100 == 5;
                    case ANY -> code / 100 == 4 || code / 100 == 5;
                };
        return looksAt && pattern != null && isAbout(where) && pattern.matcher(words).find();
    }

    static Rule of(
            String name,
            String pattern,
            Replies replies,
            int times,
            Duration within,
            Action action,
            Limit limit,
            @Nullable Duration lasts) {
        return new Rule(
                name,
                "",
                Pattern.compile(pattern, Pattern.CASE_INSENSITIVE),
                replies,
                times,
                within,
                action,
                limit,
                lasts);
    }
}
