package com.mailflatrate.transport.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.transport.shaping.FairQueue.Place;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How connections are shared among sites. */
class LinesTest {

    private static final Place PLACE = new Place(1, 1);

    private final AtomicLong nanos = new AtomicLong();
    private final Lines<String> lines = new Lines<>(nanos::incrementAndGet);

    @Test
    void aLargeSiteCannotTakeAllAndASmallOneHasItsShare() {
        wait("large", 100_000);
        assertThat(lines.share(10, line -> 50)).hasSize(10);
        wait("small", 1);
        assertThat(lines.share(10, line -> 50)).isEmpty();
        assertThat(line("large").mustShare()).isTrue();
        line("large").end();
        assertThat(lines.share(10, line -> 50)).containsExactly(line("small"));
        assertThat(line("large").mustShare()).isFalse();
    }

    @Test
    void nobodyGetsMoreThanItCanUseAndTheRestIsShared() {
        wait("a", 2);
        wait("b", 100);
        wait("c", 100);
        lines.share(12, line -> line == line("b") ? 3 : 50);
        assertThat(line("a").connections()).isEqualTo(2);
        assertThat(line("b").connections()).isEqualTo(3);
        assertThat(line("c").connections()).isEqualTo(7);
    }

    @Test
    void withMoreSitesThanConnectionsEachHasItsTurn() {
        for (int i = 0; i < 30; i++) {
            wait("site" + i, 5);
        }
        for (int round = 0; round < 3; round++) {
            List<Line<String>> begun = lines.share(10, line -> 1);
            assertThat(begun).hasSize(10).doesNotHaveDuplicates();
            begun.forEach(Line::end);
        }
        assertThat(lines.all()).allMatch(line -> line.servedAt() > 0);
    }

    @Test
    void aClosedWayTakesNothingFromTheOthersOfItsSite() {
        lines.add(new Target.Site("s", "dead", List.of()), "p", PLACE, "x");
        lines.add(new Target.Site("s", "well", List.of()), "p", PLACE, "y");
        assertThat(
                        lines.share(
                                5,
                                line -> ((Target.Site) line.target()).way().equals("dead") ? 0 : 5))
                .extracting(line -> ((Target.Site) line.target()).way())
                .containsOnly("well");
    }

    @Test
    void whatIsEmptyIsForgottenAndWhatComesBackIsServedLater() {
        wait("a", 1);
        lines.share(1, line -> 1)
                .forEach(
                        line -> {
                            assertThat(line.queue().drain()).hasSize(1);
                            line.end();
                        });
        lines.share(1, line -> 1);
        assertThat(lines.all()).isEmpty();
        wait("a", 1);
        java.time.Instant now = java.time.Instant.EPOCH;
        assertThat(line("a").putOff(now)).isAfter(now);
        assertThat(line("a").putOff(now)).isAfter(line("a").putOff(now).minusMillis(100));
    }

    private void wait(String site, int things) {
        for (int i = 0; i < things; i++) {
            lines.add(target(site), "p", PLACE, "x");
        }
    }

    private Line<String> line(String site) {
        return lines.find(target(site), "p").orElseThrow();
    }

    private static Target target(String site) {
        return new Target.Site(site, site, List.of());
    }
}
