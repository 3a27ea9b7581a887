package com.mailflatrate.delivery.queue;

import com.mailflatrate.delivery.Letters.Kind;
import com.mailflatrate.mail.smtp.Phase;
import com.mailflatrate.mail.smtp.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** When a refused mail is tried again, and when no more. */
final class RetryRules {

    static final Duration BULK_LIFE = Duration.ofHours(72);
    static final Duration LETTER_LIFE = Duration.ofDays(5);
    static final Duration SHORT_LIFE = Duration.ofHours(24);
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

    RetryRules(RandomGenerator random) {
        this.random = random;
    }

    /** How long a mail may be tried, from its first claim. */
    static Duration life(@Nullable Kind letter) {
        return switch (letter) {
            case null -> BULK_LIFE;
            case CONFIRMATION, TEST -> SHORT_LIFE;
            case NOTICE, RECEIPT, FORWARD -> LETTER_LIFE;
        };
    }

    /**
     * The time of the next attempt; empty when it would be past the mail's life.
     *
     * @param attempt how many there were
     * @param first when the mail was claimed first
     */
    Optional<Instant> next(
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
