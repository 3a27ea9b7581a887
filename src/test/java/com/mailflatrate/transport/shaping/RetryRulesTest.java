package com.mailflatrate.transport.shaping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailflatrate.mail.smtp.Hop;
import com.mailflatrate.mail.smtp.Hop.Tls;
import com.mailflatrate.mail.smtp.Phase;
import com.mailflatrate.mail.smtp.Reply;
import com.mailflatrate.transport.route.Smarthosts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When a mail is tried again, and where it goes. */
class RetryRulesTest {

    private static final Instant FIRST = Instant.parse("2026-11-21T08:00:00Z");
    private static final Duration BULK = Duration.ofHours(72);
    private static final Reply GREYLISTED =
            new Reply(450, List.of("4.7.1 Greylisted, try again later"));
    private static final Reply FULL = new Reply(452, List.of("4.2.2 mailbox full"));
    private final RetryRules rules = new RetryRules(new Random(3));

    @Test
    void greylistingIsTriedAgainAfterFiveMinutesAndOnlyTheFirstTime() {
        assertThat(wait(1, Phase.RCPT, GREYLISTED))
                .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(6));
        assertThat(wait(2, Phase.RCPT, GREYLISTED))
                .isBetween(Duration.ofMinutes(48), Duration.ofMinutes(72));
        assertThat(wait(1, Phase.DOT, GREYLISTED))
                .isBetween(Duration.ofMinutes(24), Duration.ofMinutes(36));
    }

    @Test
    void otherRefusalsWaitLongerEachTimeWithinAFifth() {
        List<Duration> steps =
                List.of(
                        Duration.ofMinutes(30),
                        Duration.ofHours(1),
                        Duration.ofHours(2),
                        Duration.ofHours(4),
                        Duration.ofHours(8),
                        Duration.ofHours(8));
        for (int attempt = 1; attempt <= steps.size(); attempt++) {
            long millis = steps.get(attempt - 1).toMillis();
            assertThat(wait(attempt, Phase.RCPT, FULL).toMillis())
                    .isBetween(millis * 8 / 10, millis * 12 / 10);
        }
    }

    @Test
    void aTimeTheServerNamesIsWaitedForAndNeverCutShort() {
        for (int attempt = 1; attempt <= 6; attempt++) {
            for (int chance = 0; chance < 50; chance++) {
                assertThat(wait(attempt, Phase.RCPT, again("in 7 hours")))
                        .isBetween(Duration.ofHours(7), Duration.ofMinutes(9 * 60 + 36));
            }
        }
        for (int chance = 0; chance < 50; chance++) {
            assertThat(wait(1, Phase.DOT, again("in 90 minutes")))
                    .isBetween(Duration.ofMinutes(90), Duration.ofMinutes(108));
        }
    }

    @Test
    void aSoonerTimeThanOurPlanIsHeededThreeTimes() {
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(wait(attempt, Phase.RCPT, again("in 600 seconds")))
                    .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(12));
        }
        assertThat(wait(4, Phase.RCPT, again("in 600 seconds")))
                .isBetween(Duration.ofMinutes(192), Duration.ofMinutes(288));
    }

    @Test
    void nobodyMakesUsHammerOrWaitForDays() {
        assertThat(wait(1, Phase.RCPT, again("in 1 second")))
                .isBetween(Duration.ofMinutes(1), Duration.ofSeconds(72));
        for (String hostile : List.of("in 99999 hours", "in 99999999999999999999999 seconds")) {
            assertThat(wait(1, Phase.RCPT, again(hostile)))
                    .isBetween(Duration.ofHours(8), Duration.ofMinutes(9 * 60 + 36));
        }
        assertThat(wait(1, Phase.DOT, again("in 0 seconds")))
                .isBetween(Duration.ofMinutes(24), Duration.ofMinutes(36));
        Reply local = new Reply(0, List.of("try again in 2 minutes"));
        assertThat(wait(1, Phase.DOT, local))
                .isBetween(Duration.ofMinutes(24), Duration.ofMinutes(36));
    }

    @Test
    void aTimeTheServerNamesDoesNotProlongAMailsLife() {
        Instant late = FIRST.plus(Duration.ofHours(71));
        assertThat(rules.next(2, Phase.RCPT, again("in 2 hours"), FIRST, BULK, late)).isEmpty();
        assertThat(rules.next(2, Phase.RCPT, again("in 20 minutes"), FIRST, BULK, late))
                .isPresent();
    }

    @Test
    void aMailingIsGivenUpAfterThreeDaysAConfirmationAfterOne() {
        Instant late = FIRST.plus(Duration.ofHours(71));
        assertThat(rules.next(12, Phase.RCPT, FULL, FIRST, BULK, late)).isEmpty();
        assertThat(rules.next(12, Phase.RCPT, FULL, FIRST, Duration.ofDays(5), late)).isPresent();
        assertThat(
                        rules.next(
                                6,
                                Phase.RCPT,
                                FULL,
                                FIRST,
                                Duration.ofHours(24),
                                FIRST.plus(Duration.ofHours(20))))
                .isEmpty();
    }

    @Test
    void smarthostsAreReadFromTheirSetting() {
        List<Hop> hops =
                Smarthosts.of(
                                "smtps://u%40x:p%3A+1@a.test?weight=3, smtp://127.0.0.1:2525,smtp://u:p@b.test")
                        .hops("");
        assertThat(hops).hasSize(3);
        assertThat(hops.get(0))
                .satisfies(
                        hop -> {
                            assertThat(hop.port()).isEqualTo(465);
                            assertThat(hop.tls()).isEqualTo(Tls.IMMEDIATE);
                            assertThat(hop.weight()).isEqualTo(3);
                            assertThat(hop.login()).isNotNull();
                            assertThat(Optional.ofNullable(hop.login()).orElseThrow().password())
                                    .isEqualTo("p:+1");
                            assertThat(hop.toString()).doesNotContain("p:+1");
                        });
        assertThat(hops.get(1).tls()).isEqualTo(Tls.OFFERED);
        assertThat(hops.get(2).tls()).isEqualTo(Tls.REQUIRED);
        assertThat(hops.get(2).port()).isEqualTo(587);
    }

    @Test
    void aSmarthostNobodyCanReachIsRefusedWithASentence() {
        for (String wrong :
                List.of("", "http://a.test", "smtp://", "smtp://a.test?weight=0", "smtp://a b")) {
            assertThatThrownBy(() -> Smarthosts.of(wrong))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("MAILFLATRATE_DELIVERY_SMARTHOST");
        }
    }

    private static Reply again(String when) {
        return new Reply(451, List.of("4.7.0 Busy, try again " + when));
    }

    private Duration wait(int attempt, Phase phase, Reply reply) {
        return Duration.between(
                FIRST, rules.next(attempt, phase, reply, FIRST, BULK, FIRST).orElseThrow());
    }
}
