package com.mailflatrate.delivery.queue;

import static com.mailflatrate.given.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.delivery.RunStatus.State;
import com.mailflatrate.delivery.queue.QueueStore.Turn;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.mail.smtp.Phase;
import com.mailflatrate.mail.smtp.Reply;
import com.mailflatrate.transport.journal.Past;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** One bad row or reply holds up nobody else. */
@DatabaseTest
@Import(ScriptedSource.Plugged.class)
class PoisonTest extends RunsOfOneShop {

    @Autowired Lives lives;
    @Autowired Queue queue;
    @Autowired JdbcClient db;
    @Autowired TransactionOperations transactions;

    @Test
    void aResultTheDatabaseDoesNotTakeLosesItsWordsAndTheOthersAreWritten() throws Exception {
        RunId run = open();
        var people = people(5, "accept.test");
        var clearance = cleared(run, people, now().plus(Duration.ofMinutes(15)));
        Lanes.engine(
                () ->
                        transactions.executeWithoutResult(
                                status -> {
                                    outbox.accept(clearance, people::forEach).orThrow();
                                    runs.pause(account, run, "wait", BY).orThrow();
                                }));
        Lives.Begun life = lives.begin("poison-" + run, Past.NONE);
        List<Claimed> claimed =
                Lanes.engine(
                        () ->
                                queue.claim(
                                        life.node(),
                                        List.of(new Turn(account, run, 0)),
                                        List.of(run),
                                        100));
        assertThat(claimed).hasSize(5);
        AtomicInteger written = new AtomicInteger();
        Results results =
                new Results(queue, life.node(), (number, batch) -> written.addAndGet(batch.size()));
        for (Claimed one : claimed) {
            String words = one == claimed.get(2) ? "no \u0000 byte" : "fine";
            results.put(
                    Result.answered(
                            one,
                            MessageFacts.State.ACCEPTED,
                            null,
                            Phase.DOT,
                            new Reply(250, List.of(words)),
                            "mx.test",
                            now()));
        }
        results.start();
        eventually(() -> assertThat(results.unwritten()).isZero());
        results.close();
        assertThat(written).hasValue(5);
        assertThat(status(run).accepted()).isEqualTo(5);
    }

    @Test
    void aRunWhoseRowNobodyCanReadStandsStillAlone() {
        RunId broken = open();
        Lanes.engine(
                () ->
                        transactions.executeWithoutResult(
                                status ->
                                        db.sql(
                                                        "update delivery.runs set state = 'RUNNING', from_address = 'nobody' where id = :id")
                                                .param("id", broken.value())
                                                .update()));
        try {
            RunId run = start(people(3, "accept.test"));
            eventually(() -> assertThat(status(run).state()).isEqualTo(State.FINISHED));
            assertThat(status(run).accepted()).isEqualTo(3);
        } finally {
            Lanes.engine(
                    () ->
                            transactions.executeWithoutResult(
                                    status ->
                                            db.sql(
                                                            "update delivery.runs set state = 'CANCELLED' where id = :id")
                                                    .param("id", broken.value())
                                                    .update()));
        }
    }

    @Test
    void aMailToWhoseEndNoReplyCameCountsApartAfterThreeDays() {
        RunId run = start(people(1, "accept.test"));
        eventually(() -> assertThat(status(run).accepted()).isEqualTo(1));
        Lanes.engine(
                () ->
                        transactions.executeWithoutResult(
                                status ->
                                        db.sql(
                                                        "update delivery.messages set state = 7, settled_at = :at where run_id = :id")
                                                .param("id", run.value())
                                                .param(
                                                        "at",
                                                        java.sql.Timestamp.from(
                                                                now().minus(Duration.ofHours(71))))
                                                .update()));
        queue.closeUnconfirmed();
        assertThat(status(run).ambiguous()).isEqualTo(1);
        Lanes.engine(
                () ->
                        transactions.executeWithoutResult(
                                status ->
                                        db.sql(
                                                        "update delivery.messages set settled_at = :at where run_id = :id")
                                                .param("id", run.value())
                                                .param(
                                                        "at",
                                                        java.sql.Timestamp.from(
                                                                now().minus(Duration.ofHours(73))))
                                                .update()));
        queue.closeUnconfirmed();
        assertThat(status(run).ambiguous()).isZero();
        assertThat(status(run).unconfirmed()).isEqualTo(1);
        assertThat(status(run).total()).isEqualTo(1);
    }
}
