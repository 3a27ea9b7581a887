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

    private final RandomGenerator random;

    /** Rules that spread attempts by chance. */
    public RetryRules(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The time of the next attempt; empty when it would be past the mail's life.
     *
     * @param attempt how many there were
     * @param life how long it may be tried
     * @param first when the mail was claimed first
     */
    public Optional<Instant> next(
            int attempt, Phase phase, Reply reply, Instant first, Duration life, Instant now) {
        boolean greylisted = attempt == 1 && phase == Phase.RCPT && looksLikeGreylisting(reply);
        Duration step =
                greylisted ? GREYLISTED : STEPS.get(Math.clamp(attempt - 1, 0, STEPS.size() - 1));
        double factor = 1 - SPREAD + 2 * SPREAD * random.nextDouble();
        Instant next = now.plusMillis((long) (step.toMillis() * factor));
        return next.isAfter(first.plus(life)) ? Optional.empty() : Optional.of(next);
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
