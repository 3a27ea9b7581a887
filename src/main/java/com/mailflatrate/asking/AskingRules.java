package com.mailflatrate.asking;

import com.mailflatrate.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When an address may be asked (compliance row C11 with its ruling): one mail a day per account,
 * four a day and ten in 30 days over all accounts, ten minutes apart unless another form comes with
 * a proof of work. What is only too fast is delayed, at most two hours; what is beyond a count is
 * not sent; more than five accounts in ten minutes is bombing, and only the first mail goes out.
 * Pure.
 */
public final class AskingRules {

    /** How far back mails that asked count. */
    public static final Duration MONTH = Duration.ofDays(30);

    /** How far around a registration others of its mailbox count as a crowd. */
    public static final Duration BOMBING = Duration.ofMinutes(10);

    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration APART = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofHours(2);
    private static final int MOST_A_DAY = 4;
    private static final int MOST_A_MONTH = 10;
    private static final int MOST_ACCOUNTS = 5;

    private AskingRules() {}

    /** A mail that went out. */
    public record Asked(AccountId account, @Nullable UUID form, Instant at) {}

    /** What to do now. */
    public sealed interface Verdict {

        /** Ask. */
        record Now() implements Verdict {}

        /** Look again at that time. */
        record Later(Instant at) implements Verdict {}

        /** Not at all; UPPER_SNAKE. */
        record Never(String why) implements Verdict {}
    }

    /**
     * Judges one registration.
     *
     * @param asked mails of the last 30 days, the newest first
     * @param accounts at how many accounts the mailbox was registered in the ten minutes around;
     *     asked only where nothing cheaper decides, for a crowd makes the count long
     */
    public static Verdict judge(
            Wanted wanted, List<Asked> asked, IntSupplier accounts, Instant now) {
        if (asked.stream().anyMatch(mail -> isOf(mail, wanted) && within(mail, DAY, now))) {
            return new Verdict.Never("ASKED_TODAY");
        }
        if (asked.size() >= MOST_A_MONTH
                || asked.stream().filter(mail -> within(mail, DAY, now)).count() >= MOST_A_DAY) {
            return new Verdict.Never("ASKED_OFTEN");
        }
        boolean recently = asked.stream().anyMatch(mail -> within(mail, DAY, now));
        if (recently && accounts.getAsInt() > MOST_ACCOUNTS) {
            return new Verdict.Never("BOMBING");
        }
        return pace(wanted, asked, now);
    }

    private static Verdict pace(Wanted wanted, List<Asked> asked, Instant now) {
        if (asked.isEmpty() || !within(asked.getFirst(), APART, now)) {
            return new Verdict.Now();
        }
        Asked last = asked.getFirst();
        UUID form = wanted.form();
        boolean elsewhere = form != null && !form.equals(last.form());
        if (elsewhere && wanted.human()) {
            return new Verdict.Now();
        }
        Instant next = last.at().plus(APART);
        return next.isAfter(wanted.requestedAt().plus(PATIENCE))
                ? new Verdict.Never("TOO_FAST")
                : new Verdict.Later(next);
    }

    private static boolean isOf(Asked mail, Wanted wanted) {
        return mail.account().equals(wanted.account());
    }

    private static boolean within(Asked mail, Duration time, Instant now) {
        return mail.at().isAfter(now.minus(time));
    }
}
