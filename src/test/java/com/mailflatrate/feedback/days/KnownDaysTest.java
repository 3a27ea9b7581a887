package com.mailflatrate.feedback.days;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.delivery.spi.BadDays;
import com.mailflatrate.feedback.bounce.Incident.Kind;
import com.mailflatrate.feedback.bounce.Incidents;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Declared incidents, as delivery hears of them. */
@DatabaseTest
class KnownDaysTest {

    private static final Actor BY = Actor.system("an operator");

    @Autowired BadDays badDays;
    @Autowired Incidents incidents;
    @Autowired TestTime time;

    private final String domain = UUID.randomUUID() + ".test";
    private final String hand = UUID.randomUUID() + ".net";

    @Test
    void theDayOfADomainIsItsRecipientsAlone() {
        Instant first = time.now();
        assertThat(hours(first, domain, "")).isEqualTo(72);
        incidents.declare(Kind.DOMAIN, domain, first, first.plus(Duration.ofHours(10)), BY);
        known();
        assertThat(hours(first, domain, "")).isEqualTo(82);
        assertThat(hours(first, "other.test", domain)).isEqualTo(72);
        assertThat(hours(first, "", "")).isEqualTo(72);
    }

    @Test
    void theDayOfAProviderIsOfAllItsServersFromWhicheverAddressOfOurs() {
        Instant first = time.now();
        incidents.declare(Kind.PROVIDER, hand, first, first.plus(Duration.ofHours(10)), BY);
        known();
        assertThat(hours(first, domain, "mx3." + hand)).isEqualTo(82);
        assertThat(hours(first, domain, hand + " from mail.sender.test")).isEqualTo(82);
        assertThat(hours(first, hand, "sender.test")).isEqualTo(72);
    }

    @Test
    void anIncidentTakenBackEndsThere() {
        Instant first = time.now();
        UUID id =
                incidents.declare(Kind.DOMAIN, domain, first, first.plus(Duration.ofHours(10)), BY);
        time.tick(Duration.ofHours(2));
        incidents.undo(id, BY);
        known();
        assertThat(hours(first, domain, "")).isEqualTo(74);
    }

    /** Longer than what is held in memory stays unread. */
    private void known() {
        time.tick(Duration.ofMinutes(1));
    }

    private long hours(Instant first, String recipients, String host) {
        Instant end = badDays.end(first, Duration.ofHours(72), recipients, host);
        return Duration.between(first, end).toHours();
    }
}
