package com.mailflatrate.transport.shaping;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.mailflatrate.transport.shaping.Rule.Action;
import com.mailflatrate.transport.shaping.Rule.Limit;
import com.mailflatrate.transport.shaping.Rule.Replies;
import com.mailflatrate.transport.shaping.Step.Scope;
import com.mailflatrate.transport.shaping.Window.Pauses;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which words make us do what, to whose mail, and for how long. */
class ShapingTest {

    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
    private static final String SPAM = "5.7.1 Message rejected as spam by Content Filtering";

    private long nanos;
    private final Shaping shaping =
            new Shaping(() -> NOW.plusNanos(nanos), () -> nanos, UUID::randomUUID);
    private final Door door = door("mx.test");

    private Door door(String site) {
        return new Door(
                site, "", new Window(5, 20, Pauses.PROVIDER), () -> nanos, shaping::decided);
    }

    private void hears(int times, int code, String words) {
        for (int i = 0; i < times; i++) {
            shaping.heard(door, 1, 10, code, words);
        }
    }

    private List<Step> steps() {
        return shaping.steps(100);
    }

    @Test
    void threeRepliesWithinAMinuteThatSpeakOfOurRateAreAPause() {
        String words = "4.7.28 Our system has detected an unusual rate limit";
        hears(1, 450, words);
        nanos += Duration.ofMinutes(2).toNanos();
        hears(2, 450, words);
        assertThat(door.room()).isPositive();
        hears(1, 450, words);
        assertThat(door.room()).isZero();
        assertThat(steps()).extracting(Step::rule).containsExactly("RATE");
        assertThat(steps()).extracting(Step::scope).containsExactly(Scope.SITE);
    }

    @Test
    void wordsAboutARecipientChangeNothing() {
        hears(50, 452, "4.2.2 mailbox full");
        hears(50, 450, "4.2.0 greylisted, try again in 5 minutes");
        hears(50, 550, "5.7.1 blocked by the recipient's rules");
        hears(50, 550, "5.1.1 user unknown in domain example.org");
        assertThat(steps()).isEmpty();
        assertThat(door.room()).isEqualTo(5);
        assertThat(shaping.on(List.of("mx.test"), 1, 10)).isEmpty();
    }

    @Test
    void aMailingWhoseContentASiteRefusesIsHeldBackThereUntilAPersonLiftsItAndNoOtherIs() {
        hears(4, 550, SPAM);
        assertThat(shaping.on(List.of("mx.test"), 1, 10)).isEmpty();
        hears(1, 550, SPAM);

        nanos += Duration.ofDays(2).toNanos();
        assertThat(shaping.on(List.of("mx.test"), 1, 10)).isPresent();
        assertThat(shaping.on(List.of("mx.test"), 1, 11)).as("another mailing").isEmpty();
        assertThat(shaping.on(List.of("mx.test"), 2, 10)).as("another account").isEmpty();
        assertThat(shaping.on(List.of("other.test"), 1, 10)).as("another site").isEmpty();
        assertThat(shaping.on(List.of("mx.test", "other.test"), 1, 10))
                .as("one of two ways is open")
                .isEmpty();
        assertThat(door.room()).as("the site itself is not left alone").isEqualTo(5);
        assertThat(steps())
                .singleElement()
                .satisfies(
                        step -> {
                            assertThat(step.scope()).isEqualTo(Scope.MAILING);
                            assertThat(step.lasts()).isNull();
                        });
    }

    @Test
    void anAccountWhoseDomainASiteDistrustsIsHeldBackThereForHoursInAllItsMailings() {
        hears(3, 421, "4.7.0 very low reputation of the sending domain, see dmarc");
        assertThat(shaping.on(List.of("mx.test"), 1, 10)).isPresent();
        assertThat(shaping.on(List.of("mx.test"), 1, 99)).isPresent();
        assertThat(shaping.on(List.of("mx.test"), 2, 10)).isEmpty();
        assertThat(shaping.on(List.of("mx.test"), 1, 0)).as("a letter of ours").isEmpty();
        nanos += Duration.ofHours(4).toNanos();
        assertThat(shaping.on(List.of("mx.test"), 1, 10)).isEmpty();
    }

    @Test
    void lettersAreOursAndHoldNobodysMailBack() {
        for (int i = 0; i < 20; i++) {
            shaping.heard(door, 1, 0, 550, SPAM);
        }
        assertThat(steps()).isEmpty();
    }

    @Test
    void whatAMailingDoesIsNotCountedTogetherWithAnother() {
        for (int run = 1; run <= 20; run++) {
            shaping.heard(door, 1, run, 550, SPAM);
        }
        assertThat(steps()).isEmpty();
    }

    @Test
    void tooManyConnectionsLeaveFewerForAQuarterOfAnHour() {
        hears(3, 451, "4.7.0 too many connections from your host");
        assertThat(door.room()).isEqualTo(2);
        door.enter();
        door.enter();
        assertThat(door.enter()).isFalse();
        assertThat(steps())
                .singleElement()
                .satisfies(
                        step -> {
                            assertThat(step.limit()).isEqualTo(new Limit(2, 0));
                            assertThat(step.lasts()).isEqualTo(Duration.ofMinutes(15));
                        });
    }

    @Test
    void aRateIsAMailEveryNowAndThenOverAllConnections() {
        door.limit(new Limit(0, 60));
        assertThat(door.turn()).isZero();
        assertThat(door.turn()).isEqualTo(Duration.ofSeconds(1).toNanos());
        for (int i = 0; i < 4; i++) {
            assertThat(door.turn()).isPositive();
        }
        assertThat(door.turn()).as("more than five seconds ahead").isEqualTo(-1);
        assertThat(door.room()).isZero();
        nanos += Duration.ofSeconds(1).toNanos();
        assertThat(door.turn()).isEqualTo(Duration.ofSeconds(5).toNanos());
    }

    @Test
    void theOperatorsRowsComeFirstAndOnlyWhereTheySay() {
        shaping.rules(List.of(own("mx.test", "pineapple", Action.LEAVE_MAILING, 1)));
        shaping.heard(door("other.test"), 1, 10, 450, "Pineapple");
        assertThat(steps()).isEmpty();
        hears(1, 450, "no PINEAPPLE today, rate limit");
        assertThat(steps()).extracting(Step::rule).containsExactly("OWN");
        shaping.rules(List.of());
        shaping.heard(door, 1, 11, 450, "pineapple");
        assertThat(steps()).hasSize(1);
    }

    @Test
    void aLimitWithoutWordsHoldsFromTheBeginning() {
        shaping.rules(
                List.of(own("mx.test", null, Action.LIMIT, 1), own("", null, Action.LIMIT, 1)));
        assertThat(shaping.hasStanding()).isTrue();
        assertThat(shaping.standing("MX.test")).isEqualTo(new Limit(3, 30));
        assertThat(shaping.standing("other.test")).isEqualTo(new Limit(3, 30));
        shaping.rules(List.of(own("mx.test", null, Action.LIMIT, 1)));
        assertThat(shaping.standing("other.test")).isEqualTo(Limit.NONE);
        assertThat(new Limit(0, 10).and(new Limit(4, 20))).isEqualTo(new Limit(4, 10));
    }

    @Test
    void whatIsWrittenDownAndWhatIsNotYetHoldTogetherUntilAPersonEndsIt() {
        hears(5, 550, SPAM);
        UUID id = steps().getFirst().id();
        shaping.inForce(List.of(), List.of());
        assertThat(shaping.on(List.of("mx.test"), 1, 10)).as("not written yet").isPresent();

        shaping.written(1);
        shaping.inForce(List.of(new Brake(id, "mx.test", 1, 10, null, Set.of(10L))), List.of());
        assertThat(shaping.on(List.of("mx.test"), 1, 10))
                .hasValueSatisfying(brake -> assertThat(brake.leftOut()).contains(10L));

        shaping.inForce(List.of(), List.of());
        assertThat(shaping.on(List.of("mx.test"), 1, 10)).as("lifted").isEmpty();
        hears(5, 550, SPAM);
        assertThat(shaping.on(List.of("mx.test"), 1, 10)).as("and said again").isPresent();
    }

    @Test
    void eachRowOfTheProductKnowsTheWordsItIsAbout() {
        says("SENDER_DOMAIN", 550, "5.7.26 mail from shop.test is not authenticated");
        says("SENDER_DOMAIN", 550, "5.7.1 refused by the DMARC policy of shop.test");
        says("SENDER_DOMAIN", 550, "192.0.2.1 may not send for shop.test, see its SPF record");
        says("CONTENT", 554, "5.7.1 Message content rejected, id=77");
        says("CONTENT", 552, "5.7.0 this mail was blocked because its content looks malicious");
        says("CONTENT", 550, "5.7.1 a link in it is listed by SURBL");
        says("RATE", 550, "5.1.0 192.0.2.1 wrote to too many recipients this hour");
        says("RATE", 550, "IP frequency limited");
        says("LISTED", 554, "5.7.1 Client host rejected, see http://www.spamhaus.org/query/bl");
        says("LISTED", 550, "5.7.1 IP address blacklisted");
        says("REVERSE_NAME", 550, "5.7.25 192.0.2.1 has no PTR record");
        says("REPUTATION", 421, "4.7.0 [TSS04] deferred, complaints of users");
        says(null, 550, "5.2.1 this user is getting mail at a rate that prevents more");
        says(null, 550, "5.7.1 Relay access denied");
        says(null, 554, "delivery error: this user has no account here");
        says(null, 550, "5.1.8 Sender address rejected");
    }

    private static void says(@Nullable String rule, int code, String words) {
        assertThat(
                        Rules.STANDING.stream()
                                .filter(row -> row.fits("mx.test", code, words))
                                .map(Rule::name)
                                .findFirst()
                                .orElse(null))
                .as(words)
                .isEqualTo(rule);
    }

    @Test
    void aListingIsBelievedWhenThreeSitesNameItWithinAnHourAndNotWhenOneDoesAlone() {
        String words = "5.7.1 blocked using zen.spamhaus.org";
        for (int i = 0; i < 30; i++) {
            shaping.heard(door, 1, 10, 550, words);
        }
        assertThat(shaping.isPaused("")).isFalse();
        for (int i = 0; i < 3; i++) {
            shaping.heard(door("second.test"), 1, 10, 550, words);
        }
        nanos += Duration.ofMinutes(61).toNanos();
        for (int i = 0; i < 3; i++) {
            shaping.heard(door("third.test"), 1, 10, 550, words);
        }
        assertThat(shaping.isPaused("")).as("the first was too long ago").isFalse();
        for (String site : List.of("fourth.test", "fifth.test")) {
            Door at = door(site);
            for (int i = 0; i < 3; i++) {
                shaping.heard(at, 1, 10, 550, words);
            }
        }
        assertThat(shaping.isPaused("")).isTrue();
        assertThat(steps())
                .filteredOn(step -> step.rule().equals(Shaping.BLOCK_LISTED))
                .singleElement()
                .satisfies(step -> assertThat(step.lasts()).isEqualTo(Duration.ofDays(1)));
        shaping.inForce(List.of(), List.of());
        assertThat(shaping.isPaused("")).as("not written down yet").isTrue();
        shaping.written(steps().size());
        shaping.inForce(List.of(), List.of());
        assertThat(shaping.isPaused("")).as("lifted").isFalse();
    }

    @Test
    void addressesInTheOtherSidesWordsAreNobodysToRead() {
        hears(5, 550, SPAM + " <jane.roe@private.example> (see http://x.test/?a=b@c.test)");
        assertThat(steps().getFirst().words()).doesNotContain("jane", "@").contains("spam");
    }

    @Test
    void wordsMadeToHurtTakeNoLongerThanOthers() {
        shaping.rules(List.of(own("", "(a+)+(b|c)*(a+)+$", Action.LEAVE_SITE, 1)));
        long began = System.nanoTime();
        hears(20, 450, "a".repeat(499) + "!");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    private static Rule own(String site, @Nullable String pattern, Action action, int times) {
        return new Rule(
                "OWN",
                site,
                pattern == null ? null : Pattern.compile(pattern, Pattern.CASE_INSENSITIVE),
                Replies.ANY,
                times,
                Duration.ofMinutes(1),
                action,
                action == Action.LIMIT ? new Limit(3, 30) : Limit.NONE,
                null);
    }
}
