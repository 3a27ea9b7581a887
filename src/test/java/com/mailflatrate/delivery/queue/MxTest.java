package com.mailflatrate.delivery.queue;

import static com.mailflatrate.given.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.delivery.Outbox.Recipient;
import com.mailflatrate.delivery.RunStatus.State;
import com.mailflatrate.dns.Answer;
import com.mailflatrate.dns.RecordType;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Exchange;
import com.mailflatrate.health.QueueHealth;
import com.mailflatrate.kernel.RunId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mail straight to the servers of each domain: good ones, bad ones, none. */
@DatabaseTest
@Import(ScriptedSource.Plugged.class)
class MxTest extends RunsToStrangers {

    @Autowired QueueHealth health;
    @Autowired JdbcClient db;

    @Test
    @Covers({"A7", "F7", "F13", "H5"})
    void oneRunReachesEveryDomainThatCanBeReachedAndNoneWaitsForTheOthers() throws Exception {
        Exchange good = server("good.test", "127.0.0.11");
        Exchange backup = server("mx2.test", "127.0.0.12");
        Exchange shut =
                server(
                        "shut.test",
                        "127.0.0.13",
                        "554 IP=127.0.0.9 bad reputation (NOWL)\r\n",
                        line -> line);
        Exchange silent = server("silent.test", "127.0.0.14", "", line -> "");
        Exchange garbage =
                server("garbage.test", "127.0.0.15", "\u0000\u00ff HTTP/1.1 400\r\n", line -> line);
        NAMES.put("backup.test", RecordType.MX, "10 dead.backup.test", "20 mx.mx2.test")
                .put("dead.backup.test", RecordType.A, "127.0.0.99")
                .put("null.test", RecordType.MX, "0 .")
                .answer("slow.test", RecordType.MX, new Answer.Failed("timeout"));

        List<Recipient> people = people(300, "good.test");
        people.addAll(people(5, "backup.test"));
        for (String away : List.of("shut.test", "silent.test", "garbage.test")) {
            people.addAll(0, people(250, away));
        }
        people.addAll(people(3, "null.test"));
        people.addAll(people(2, "slow.test"));
        people.addAll(people(2, "missing.test"));
        RunId run = start(people);

        eventually(() -> assertThat(status(run).accepted()).isEqualTo(305));
        eventually(() -> assertThat(status(run).bounced()).isEqualTo(3));
        assertThat(good.taken).hasSize(300).doesNotHaveDuplicates();
        assertThat(good.mostMails()).as("then a connection ends").isEqualTo(20);
        assertThat(backup.taken).hasSize(5);
        assertThat(good.from).containsOnly("127.0.0.9");
        assertThat(good.heard).contains("EHLO young.sender.test");
        assertThat(outcomes.after(0, 100_000))
                .filteredOn(
                        row -> run.equals(row.run()) && row.state() != MessageFacts.State.ACCEPTED)
                .filteredOn(row -> row.replyCode() != 451)
                .allMatch(row -> row.replyCode() == 556 && "5.1.10".equals(row.enhanced()));
        assertThat(shut.heard).isEmpty();
        assertThat(silent.taken).isEmpty();
        assertThat(garbage.taken).isEmpty();
        eventually(
                () ->
                        assertThat(health.report().measures())
                                .anyMatch(
                                        event ->
                                                event.site().startsWith("mx.shut.test")
                                                        && event.words().contains("(NOWL)")));
        List<Recipient> shutOut = people.subList(500, 750);
        eventually(() -> assertThat(waitingWithoutAnAttempt(run, shutOut)).isEqualTo(250));
        assertThat(status(run).state()).isEqualTo(State.RUNNING);
        // else the hundreds who wait are due again before whoever comes later
        Lanes.engine(() -> runs.cancel(account, run, "seen enough", BY).orThrow());
    }

    private long waitingWithoutAnAttempt(RunId run, List<Recipient> people) {
        return Lanes.engine(
                () ->
                        db.sql(
                                        """
                        select count(*) from delivery.messages
                         where run_id = :run and contact_id = any(:people) and state = 3 and attempt = 0
                        """)
                                .param("run", run.value())
                                .param(
                                        "people",
                                        people.stream()
                                                .map(person -> person.contact().value())
                                                .toArray(UUID[]::new))
                                .query(Long.class)
                                .single());
    }

    @Test
    void whoeverDoesNotExistAtTwoLooksHalfAnHourApartIsGone() {
        RunId run = start(people(2, "nobody-here.test"));
        eventually(() -> assertThat(status(run).deferred()).isEqualTo(2));
        assertThat(status(run).bounced()).isZero();

        time.advance(Duration.ofMinutes(40));

        eventually(() -> assertThat(status(run).bounced()).isEqualTo(2));
        eventually(() -> assertThat(status(run).state()).isEqualTo(State.FINISHED));
    }

    @Test
    @Covers("A7")
    void aDomainThatHasIpv6AloneIsReachedFromAnAddressOfThatKind() throws Exception {
        Exchange six = server("six.test", "::1");
        RunId run = start(people(4, "six.test"));

        eventually(() -> assertThat(status(run).state()).isEqualTo(State.FINISHED));
        assertThat(six.taken).hasSize(4);
        assertThat(six.from).containsOnly("0:0:0:0:0:0:0:1");
        assertThat(six.heard).contains("EHLO six.sender.test");
    }
}
