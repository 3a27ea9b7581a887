package com.mailflatrate.transport.shaping;

import com.mailflatrate.mail.smtp.Phase;
import com.mailflatrate.mail.smtp.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a refused mail is tried again, and when no more. */
public final class RetryRules {

    private static final Duration GREYLISTED = Duration.ofMinutes(5);
    private static final List<Duration> STEPS =
            List.of(
                    Duration.ofMinutes(30),
                    Duration.ofHours(1),
                    Duration.ofHours(2),
                    Duration.ofHours(4),
                    Duration.ofHours(8));
    private static final double SPREAD = 0.2;
    private static final int HEEDED_EARLY = 3;
    private static final Duration SOONEST = Duration.ofMinutes(1);
    private static final Duration LATEST = Duration.ofHours(8);

    private final RandomGenerator random;

    /** Rules that spread attempts by chance. */
    public RetryRules(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The time of the next attempt; empty when it would be past the mail's life. A time that the
     * server names (up to eight hours) is heeded: never earlier, and up to a fifth later; for the
     * first three attempts also where it is sooner than our plan, but a minute at least.
     *
     * @param attempt how many there were
     * @param life how long it may be tried
     * @param first when the mail was claimed first
     */
    public Optional<Instant> next(
            int attempt, Phase phase, Reply reply, Instant first, Duration life, Instant now) {
        Duration plan = plan(attempt, phase, reply);
        Duration wait =
                wish(reply)
                        .filter(wish -> attempt <= HEEDED_EARLY || wish.compareTo(plan) > 0)
                        .orElse(plan);
        Instant next = now.plus(wait);
        return next.isAfter(first.plus(life)) ? Optional.empty() : Optional.of(next);
    }

    private Duration plan(int attempt, Phase phase, Reply reply) {
        boolean greylisted = attempt == 1 && phase == Phase.RCPT && looksLikeGreylisting(reply);
        Duration step =
                greylisted ? GREYLISTED : STEPS.get(Math.clamp(attempt - 1, 0, STEPS.size() - 1));
        return times(step, 1 - SPREAD + 2 * SPREAD * random.nextDouble());
    }

    private Optional<Duration> wish(Reply reply) {
        if (reply.code() / 100 != 4) {
            return Optional.empty();
        }
        return Wishes.in(reply.text(), LATEST)
                .map(wish -> wish.compareTo(SOONEST) < 0 ? SOONEST : wish)
                .map(wish -> times(wish, 1 + SPREAD * random.nextDouble()));
    }

    private static Duration times(Duration one, double factor) {
        return Duration.ofMillis((long) (one.toMillis() * factor));
    }

    private static boolean looksLikeGreylisting(Reply reply) {
        String text = reply.text().toLowerCase(Locale.ROOT);
        return reply.code() / 100 == 4
                && (text.contains("greylist")
                        || text.contains("graylist")
                        || text.contains("try again")
                        || "4.7.1".equals(reply.enhanced()) && text.contains("later"));
    }
}
