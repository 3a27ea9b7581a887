package com.mailflatrate.asking;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.asking.AskingRules.Asked;
import com.mailflatrate.asking.AskingRules.Verdict;
import com.mailflatrate.given.Covers;
import com.mailflatrate.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Covers("C11")
class AskingRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final UUID FORM = new UUID(1, 1);
    private static final UUID OTHER = new UUID(2, 2);

    @Test
    void theFirstRegistrationIsAskedAtOnce() {
        assertThat(judge(wanted(1, FORM, false), 1)).isEqualTo(new Verdict.Now());
    }

    @Test
    void anAccountAsksOnceADayAndAgainOnTheNext() {
        assertThat(judge(wanted(1, FORM, true), 1, asked(1, FORM, Duration.ofHours(23))))
                .isEqualTo(new Verdict.Never("ASKED_TODAY"));
        assertThat(judge(wanted(1, FORM, true), 1, asked(1, FORM, Duration.ofHours(25))))
                .isEqualTo(new Verdict.Now());
    }

    @Test
    void overAllAccountsFourADayAndTenInThirtyDays() {
        Asked[] four = many(4, Duration.ofHours(2));
        assertThat(judge(wanted(9, OTHER, true), 1, four))
                .isEqualTo(new Verdict.Never("ASKED_OFTEN"));
        assertThat(judge(wanted(9, OTHER, true), 1, many(3, Duration.ofHours(2))))
                .isEqualTo(new Verdict.Now());
        assertThat(judge(wanted(99, OTHER, true), 1, many(10, Duration.ofDays(2))))
                .isEqualTo(new Verdict.Never("ASKED_OFTEN"));
        assertThat(judge(wanted(99, OTHER, true), 1, many(9, Duration.ofDays(2))))
                .isEqualTo(new Verdict.Now());
    }

    @Test
    void whatIsOnlyTooFastIsDelayedUnlessAnotherFormComesWithAProofOfWork() {
        Asked recent = asked(1, FORM, Duration.ofMinutes(3));
        assertThat(judge(wanted(2, OTHER, false), 2, recent))
                .isEqualTo(new Verdict.Later(NOW.plus(Duration.ofMinutes(7))));
        assertThat(judge(wanted(2, OTHER, true), 2, recent)).isEqualTo(new Verdict.Now());
        assertThat(judge(wanted(2, FORM, true), 2, recent)).isInstanceOf(Verdict.Later.class);
    }

    @Test
    void aDelayOfMoreThanTwoHoursIsNoMail() {
        Wanted old = wanted(2, OTHER, false, NOW.minus(Duration.ofMinutes(115)));
        assertThat(judge(old, 2, asked(1, FORM, Duration.ofMinutes(1))))
                .isEqualTo(new Verdict.Never("TOO_FAST"));
    }

    @Test
    void moreThanFiveAccountsInTenMinutesIsBombingAndOnlyTheFirstIsSent() {
        assertThat(judge(wanted(1, FORM, false), 6)).isEqualTo(new Verdict.Now());
        assertThat(judge(wanted(2, OTHER, true), 6, asked(1, FORM, Duration.ofMinutes(1))))
                .isEqualTo(new Verdict.Never("BOMBING"));
        assertThat(judge(wanted(2, OTHER, true), 5, asked(1, FORM, Duration.ofMinutes(1))))
                .isEqualTo(new Verdict.Now());
    }

    private static Verdict judge(Wanted wanted, int accounts, Asked... asked) {
        return AskingRules.judge(wanted, List.of(asked), () -> accounts, NOW);
    }

    private static Asked asked(long account, UUID form, Duration ago) {
        return new Asked(new AccountId(account), form, NOW.minus(ago));
    }

    private static Asked[] many(int count, Duration ago) {
        return IntStream.range(0, count)
                .mapToObj(i -> asked(i + 1, FORM, ago.plusMinutes(i)))
                .toArray(Asked[]::new);
    }

    private static Wanted wanted(long account, UUID form, boolean human) {
        return wanted(account, form, human, NOW);
    }

    private static Wanted wanted(long account, UUID form, boolean human, Instant at) {
        return new Wanted(new AccountId(account), form, human, at);
    }
}
