package com.mailflatrate.measures;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.measures.SiteRule.Terms;
import com.mailflatrate.transport.shaping.Door;
import com.mailflatrate.transport.shaping.Rule.Action;
import com.mailflatrate.transport.shaping.Rule.Limit;
import com.mailflatrate.transport.shaping.Rule.Replies;
import com.mailflatrate.transport.shaping.Shaping;
import com.mailflatrate.transport.shaping.Window;
import com.mailflatrate.transport.shaping.Window.Pauses;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was done about a site holds after a start, and ends when a person says so. */
@DatabaseTest
class MeasureFollowerTest {

    private static final Actor STAFF = new Actor(Actor.Kind.STAFF, UUID.randomUUID(), "Petra");

    @Autowired Measures measures;
    @Autowired SiteRules rules;
    @Autowired UuidV7 ids;
    @Autowired TestTime time;

    private final String site = "mx" + UUID.randomUUID() + ".test";

    /** What a process has in memory right after its start. */
    private MeasureFollower born() {
        return new MeasureFollower(measures, rules, ids, time.source());
    }

    private Door door(Shaping shaping) {
        return new Door(
                site, "", new Window(5, 20, Pauses.PROVIDER), System::nanoTime, shaping::decided);
    }

    private static void hears(MeasureFollower follower, Door door, int times, String words) {
        for (int i = 0; i < times; i++) {
            follower.shaping().heard(door, 77, 770, 450, words);
        }
    }

    @Test
    void aSiteThatIsLeftAloneIsLeftAloneAfterAStartAndOpensWhenAPersonLiftsIt() {
        MeasureFollower before = born();
        Door door = door(before.shaping());
        hears(before, door, 3, "4.7.1 poor reputation");
        before.follow(List.of(door));

        MeasureFollower after = born();
        Door fresh = door(after.shaping());
        assertThat(fresh.room()).isEqualTo(5);
        after.follow(List.of(fresh));
        assertThat(fresh.room()).isZero();

        Measure one =
                Lanes.engine(() -> measures.inForce()).stream()
                        .filter(measure -> measure.site().equals(site))
                        .findFirst()
                        .orElseThrow();
        Lanes.engine(() -> measures.lift(one.id(), "they say it is over", STAFF).orThrow());
        look(after, fresh);
        assertThat(fresh.room()).as("one connection tries").isEqualTo(1);
    }

    @Test
    void whatIsHeldBackIsHeldBackAfterAStart() {
        MeasureFollower before = born();
        hears(before, door(before.shaping()), 5, "4.7.1 message classified as spam");
        before.follow(List.of());
        MeasureFollower after = born();
        assertThat(after.shaping().on(List.of(site), 77, 770)).isEmpty();
        after.follow(List.of());
        assertThat(after.shaping().on(List.of(site), 77, 770)).isPresent();
        assertThat(after.shaping().on(List.of(site), 77, 771)).isEmpty();
    }

    @Test
    void aLimitHoldsUntilItsTimeIsOver() {
        MeasureFollower follower = born();
        Door door = door(follower.shaping());
        hears(follower, door, 3, "too many connections");
        look(follower, door);
        assertThat(door.limit()).isEqualTo(new Limit(2, 0));
        time.advance(Duration.ofMinutes(16));
        look(follower, door);
        assertThat(door.limit()).isEqualTo(Limit.NONE);
    }

    @Test
    void aRowOfTheOperatorsHoldsAtOnceAndNoLongerThanThat() {
        SiteRule row = rules.add(terms(site, null, Action.LIMIT, new Limit(1, 0)), STAFF).orThrow();
        MeasureFollower follower = born();
        Door door = door(follower.shaping());
        look(follower, door);
        assertThat(door.limit()).isEqualTo(new Limit(1, 0));

        assertThat(rules.end(row.id(), STAFF).orThrow().endedBy()).isEqualTo("Petra");
        look(follower, door);
        assertThat(door.limit()).isEqualTo(Limit.NONE);
        assertThat(codes(rules.end(row.id(), STAFF).reasons())).containsExactly(Code.WRONG_STATE);
        assertThat(codes(rules.end(UUID.randomUUID(), STAFF).reasons()))
                .containsExactly(Code.NOT_FOUND);
    }

    @Test
    void aRowThatCannotBeMeantIsRefusedAndNamesItsFields() {
        refused("pattern", terms(site, "(", Action.LEAVE_SITE, Limit.NONE));
        refused("pattern", terms(site, "x*", Action.LEAVE_SITE, Limit.NONE));
        refused("pattern", terms(site, "x".repeat(501), Action.LEAVE_SITE, Limit.NONE));
        refused("pattern", terms(site, null, Action.LEAVE_MAILING, Limit.NONE));
        refused("connections", terms(site, "spam", Action.LIMIT, Limit.NONE));
        refused("connections", terms(site, "spam", Action.LEAVE_SITE, new Limit(1, 0)));
        refused("perMinute", terms(site, "spam", Action.LIMIT, new Limit(1, -1)));
        refused("site", terms("x".repeat(301), "spam", Action.LEAVE_SITE, Limit.NONE));
    }

    private void refused(String field, Terms terms) {
        List<Reason> reasons = rules.add(terms, STAFF).reasons();
        assertThat(reasons).extracting(Reason::field).containsExactly(field);
        assertThat(codes(reasons)).containsExactly(Code.INVALID_VALUE);
    }

    private static List<Code> codes(List<Reason> reasons) {
        return reasons.stream().map(Reason::code).toList();
    }

    /** Looks, whenever it looked last. */
    private void look(MeasureFollower follower, Door door) {
        follower.shaping()
                .decided(
                        new Door.Event(
                                site + ".x", "", "LOOK", Limit.NONE, "", Duration.ofSeconds(1)));
        follower.follow(List.of(door));
    }

    private static Terms terms(String site, @Nullable String pattern, Action action, Limit limit) {
        return new Terms(
                site,
                pattern,
                Replies.ANY,
                3,
                Duration.ofMinutes(1),
                action,
                limit,
                Duration.ofHours(1),
                "seen in the log");
    }
}
