package com.mailflatrate.delivery.queue;

import static com.mailflatrate.given.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.delivery.Outbox.Recipient;
import com.mailflatrate.delivery.RunStatus.State;
import com.mailflatrate.dns.RecordType;
import com.mailflatrate.feedback.bounce.Incident.Kind;
import com.mailflatrate.feedback.bounce.Incidents;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Exchange;
import com.mailflatrate.kernel.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A mail's life while the servers it goes to have a bad day. */
@DatabaseTest
@Import(ScriptedSource.Plugged.class)
class BadDaysTest extends RunsToStrangers {

    private static final String HELLO = "220 mx.test\r\n";

    @Autowired Incidents incidents;

    @Test
    void theHoursOfAnIncidentAreNotPartOfAMailsLife() throws Exception {
        server("badday.test", "127.0.1.31", HELLO, BadDaysTest::busy);
        server("busy.test", "127.0.1.32", HELLO, BadDaysTest::busy);
        server("provider.test", "127.0.1.33", HELLO, BadDaysTest::busy);
        NAMES.put("hosted.test", RecordType.MX, "10 mx.provider.test");
        Instant now = time.now();
        Instant until = now.plus(Duration.ofHours(60));
        incidents.declare(Kind.DOMAIN, "badday.test", now, until, BY);
        incidents.declare(Kind.PROVIDER, "provider.test", now, until, BY);
        List<Recipient> people = people(2, "busy.test");
        people.addAll(people(3, "badday.test"));
        people.addAll(people(4, "hosted.test"));
        RunId run = start(people);
        eventually(() -> assertThat(status(run).deferred()).isEqualTo(9));

        time.advance(Duration.ofHours(80));
        eventually(() -> assertThat(expired(run)).isEqualTo(2));
        assertThat(status(run).deferred()).isEqualTo(7);

        time.advance(Duration.ofHours(60));
        eventually(() -> assertThat(expired(run)).isEqualTo(9));
        eventually(() -> assertThat(status(run).state()).isEqualTo(State.FINISHED));
    }

    @Test
    void aMailToServersThatStayClosedIsGivenUpWhenItsTimeIsOverWithoutAnAttempt() throws Exception {
        Exchange shut = server("shutdown.test", "127.0.1.34", "554 no service\r\n", line -> line);
        RunId run = start(people(3, "shutdown.test"));
        eventually(() -> assertThat(status(run).deferred()).isEqualTo(3));
        assertThat(expired(run)).isZero();

        time.tick(Duration.ofHours(73));
        eventually(() -> assertThat(expired(run)).isEqualTo(3));
        eventually(() -> assertThat(status(run).state()).isEqualTo(State.FINISHED));
        assertThat(shut.heard).isEmpty();
    }

    private long expired(RunId run) {
        return outcomes.after(0, 100_000).stream()
                .filter(row -> run.equals(row.run()))
                .filter(row -> row.state() == MessageFacts.State.EXPIRED)
                .count();
    }

    private static @Nullable String busy(@Nullable String line) {
        return line != null && line.startsWith("RCPT") ? "451 4.3.2 out of order\r\n" : line;
    }
}
