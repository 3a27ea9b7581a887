package com.mailflatrate.campaign.unusual;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is new about an hour and about a link. */
class HabitTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void anHourBesideAnOldOneIsNoNewHourAcrossMidnightToo() {
        List<Instant> before = List.of(Instant.parse("2026-01-10T22:30:00Z")); // 23:30 in Berlin
        assertThat(UnusualSending.isNewHour(BERLIN, Instant.parse("2026-07-01T22:10:00Z"), before))
                .as("00:10 in summer")
                .isFalse();
        assertThat(UnusualSending.isNewHour(BERLIN, Instant.parse("2026-01-20T23:59:00Z"), before))
                .as("00:59")
                .isFalse();
        assertThat(UnusualSending.isNewHour(BERLIN, Instant.parse("2026-01-20T00:00:00Z"), before))
                .as("01:00")
                .isTrue();
        assertThat(
                        UnusualSending.isNewHour(
                                BERLIN, Instant.parse("2026-01-20T00:00:00Z"), List.of()))
                .isTrue();
    }

    @Test
    void hostsOfOneSiteAreOneAndALookAlikeIsAnother() {
        assertThat(
                        LinkSites.of(
                                "<a href='https://Shop.Laden.example/x'>",
                                "http://www.laden.example",
                                null,
                                "<a href='//laden.example.boese.co.uk'>"))
                .containsExactly("boese.co.uk", "laden.example");
    }
}
