package com.mailflatrate.transport.shaping;

import com.mailflatrate.mail.smtp.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the other side's words tell us to do: the first row that fits. Only replies that speak of
 * us, never those that speak of a recipient.
 */
public final class Rules {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration SHUT_OUT = Duration.ofMinutes(30);
    private static final Pattern AGAIN_IN =
            Pattern.compile(
                    "(?:try|retry|again|wait)\\D{0,30}?(\\d{1,5})\\s*(s|sec|min|m|h|hour)",
                    Pattern.CASE_INSENSITIVE);

    private static final List<Row> ROWS =
            List.of(
                    new Row(
                            "too many (concurrent )?(smtp )?(connections|sessions)|concurren",
                            0,
                            Duration.ZERO,
                            "CONNECTIONS"),
                    new Row(
                            "rate limit|too (many|much) (messages|mail)|throttl|sending rate|4\\.7\\.28",
                            3,
                            Duration.ofMinutes(5),
                            "RATE"),
                    new Row(
                            "reputation|blocked|blacklist|blocklist|\\bTSS?0\\d|unusual (rate|amount)",
                            3,
                            SHUT_OUT,
                            "REPUTATION"));

    private Rules() {}

    private record Row(Pattern pattern, int threshold, Duration pause, String name) {
        Row(String pattern, int threshold, Duration pause, String name) {
            this(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), threshold, pause, name);
        }
    }

    /**
     * What to do.
     *
     * @param name of the rule, for events and sentences
     * @param threshold after how many such replies within a minute
     * @param pause how long nothing is sent there
     */
    public record Action(String name, int threshold, Duration pause) {}

    /** What a refused connection asks for. Says nothing about any recipient. */
    public static Optional<Action> onConnection(Phase phase, int code, String text) {
        boolean shut = code / 100 == 5 && (phase == Phase.BANNER || phase == Phase.EHLO);
        if (shut) {
            return Optional.of(new Action("SHUT_OUT", 1, SHUT_OUT));
        }
        return wished(text).map(pause -> new Action("ASKED_TO_WAIT", 1, pause));
    }

    /** What a mail's refusal for now asks for, when it speaks of us. */
    public static Optional<Action> onReply(int code, String text) {
        if (code / 100 != 4) {
            return Optional.empty();
        }
        return ROWS.stream()
                .filter(row -> row.threshold() > 0 && row.pattern().matcher(text).find())
                .findFirst()
                .map(row -> new Action(row.name(), row.threshold(), row.pause()));
    }

    /** The time the other side names, at most an hour. */
    static Optional<Duration> wished(String text) {
        Matcher matcher = AGAIN_IN.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        Duration wish =
                switch (matcher.group(2).toLowerCase(java.util.Locale.ROOT).charAt(0)) {
                    case 's' -> Duration.ofSeconds(number);
                    case 'm' -> Duration.ofMinutes(number);
                    default -> Duration.ofHours(number);
                };
        return Optional.of(wish.compareTo(LONGEST) > 0 ? LONGEST : wish);
    }
}
