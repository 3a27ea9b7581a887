package com.mailflatrate.transport.shaping;

import com.mailflatrate.mail.smtp.Phase;
import com.mailflatrate.transport.shaping.Rule.Limit;
import com.mailflatrate.transport.shaping.Rule.Replies;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the other side's words tell us to do, as it comes with the product. Only replies that speak
 * of us, never those that speak of a recipient.
 */
public final class Rules {

    /** The row about replies that name a block list. */
    static final String LISTED = "LISTED";

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration SHUT_OUT = Duration.ofMinutes(30);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    /** The rows that come with the product, the first that fits counts. */
    public static final List<Rule> STANDING =
            List.of(
                    Rule.of(
                            "SENDER_DOMAIN",
                            "(sending|sender|from|your) domain[^.]{0,60}(reputation|block|black ?list|listed|denied|reject)"
                                    + "|reputation of the sending domain|domain reputation|\\b[45]\\.7\\.26\\b|\\bdmarc\\b|\\bspf (record|check|settings)",
                            Replies.ANY,
                            3,
                            TEN_MINUTES,
                            Rule.Action.LEAVE_ACCOUNT,
                            Limit.NONE,
                            Duration.ofHours(4)),
                    Rule.of(
                            "CONTENT",
                            "(message|mail|content)[^.]{0,20} (reject|block|refus|identified|classified|detected|considered)"
                                    + "[^.]{0,40}(spam|content|unsolicited|malicious|virus|phish)"
                                    + "|content (was |has been )?(reject|refus|block)|likely (to be )?(spam|unsolicited|suspicious)|spam (content|message|detected)"
                                    + "|\\b(url|link)s?\\b[^.]{0,40}(listed|block)|\\b(uribl|surbl)\\b|dbl\\.spamhaus",
                            Replies.ANY,
                            5,
                            TEN_MINUTES,
                            Rule.Action.LEAVE_MAILING,
                            Limit.NONE,
                            null),
                    Rule.of(
                            "CONNECTIONS",
                            "too many (concurrent )?(smtp )?(connections|sessions)|concurren",
                            Replies.LATER,
                            3,
                            MINUTE,
                            Rule.Action.LIMIT,
                            new Limit(2, 0),
                            Duration.ofMinutes(15)),
                    Rule.of(
                            "RATE",
                            "rate limit|too (many|much) (messages|mail)|too many recipients this|frequency limited|throttl|sending rate"
                                    + "|\\b[45]\\.7\\.28\\b",
                            Replies.ANY,
                            3,
                            MINUTE,
                            Rule.Action.LEAVE_SITE,
                            Limit.NONE,
                            Duration.ofMinutes(5)),
                    Rule.of(
                            LISTED,
                            "(listed|block\\w*) (in|by|using|on|at|via).{0,60}(spamhaus|barracuda|spamcop|dnsbl|\\brbl\\b|block ?list|black ?list)"
                                    + "|(your|sending|client|source) ip\\b[^.]{0,60}(block|listed|black ?list|denied|reputation)"
                                    + "|client host (reject|block)|ip address (is )?(black|block)|spamhaus\\.(org|com)/",
                            Replies.ANY,
                            3,
                            MINUTE,
                            Rule.Action.LEAVE_SITE,
                            Limit.NONE,
                            SHUT_OUT),
                    Rule.of(
                            "REVERSE_NAME",
                            "reverse dns|\\bptr\\b|\\b[45]\\.7\\.25\\b|ip name lookup",
                            Replies.ANY,
                            3,
                            MINUTE,
                            Rule.Action.LEAVE_SITE,
                            Limit.NONE,
                            SHUT_OUT),
                    Rule.of(
                            "REPUTATION",
                            "reputation|blocked|black ?list|block ?list|\\bTSS?0\\d|unusual (rate|amount)",
                            Replies.LATER,
                            3,
                            MINUTE,
                            Rule.Action.LEAVE_SITE,
                            Limit.NONE,
                            SHUT_OUT));

    private Rules() {}

    /**
     * What to do about a connection.
     *
     * @param name of the rule, for events and sentences
     * @param pause how long nothing is sent there
     */
    public record Action(String name, Duration pause) {}

    /** What a refused connection asks for. Says nothing about any recipient. */
    public static Optional<Action> onConnection(Phase phase, int code, String text) {
        boolean shut = code / 100 == 5 && (phase == Phase.BANNER || phase == Phase.EHLO);
        if (shut) {
            return Optional.of(new Action("SHUT_OUT", SHUT_OUT));
        }
        return Wishes.in(text, LONGEST).map(pause -> new Action("ASKED_TO_WAIT", pause));
    }
}
