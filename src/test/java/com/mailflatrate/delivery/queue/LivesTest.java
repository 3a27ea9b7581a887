package com.mailflatrate.delivery.queue;

import static com.mailflatrate.given.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.delivery.Clearance;
import com.mailflatrate.delivery.Letters.Kind;
import com.mailflatrate.delivery.Letters.Letter;
import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.delivery.Outbox.Recipient;
import com.mailflatrate.delivery.RunStatus.State;
import com.mailflatrate.delivery.Standstills;
import com.mailflatrate.delivery.queue.Lives.Begun;
import com.mailflatrate.delivery.queue.QueueStore.Turn;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.transport.journal.Entry.Head;
import com.mailflatrate.transport.journal.Entry.Intent;
import com.mailflatrate.transport.journal.Entry.Outcome;
import com.mailflatrate.transport.journal.Past;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What the next life of a node makes of the one before. */
@DatabaseTest
@Import(ScriptedSource.Plugged.class)
class LivesTest extends RunsOfOneShop {

    @Autowired Lives lives;
    @Autowired Queue queue;
    @Autowired Standstills standstills;
    @Autowired TransactionOperations transactions;
    @Autowired JdbcClient db;

    @Test
    void repliesAreWrittenDownSilenceIsAmbiguousAndTheRestIsReadyAgain() {
        RunId run = paused(people(5, "accept.test"));
        String name = "node-" + run;
        Begun life = lives.begin(name, Past.NONE);
        List<Claimed> claimed = claim(life, run);
        assertThat(claimed).hasSize(5);
        Past past =
                past(
                        life,
                        0,
                        List.of(
                                outcome(claimed.get(0), 2, 250, 0),
                                outcome(claimed.get(1), 4, 550, 0),
                                ofAnotherAttempt(claimed.get(4))),
                        List.of(intent(claimed.get(2), 1), intent(claimed.get(3), 2)));
        for (int twice = 0; twice < 2; twice++) {
            lives.begin(name, past);
            assertThat(states(claimed))
                    .containsExactly(
                            MessageFacts.State.ACCEPTED,
                            MessageFacts.State.BOUNCED,
                            MessageFacts.State.AMBIGUOUS,
                            MessageFacts.State.READY,
                            MessageFacts.State.READY);
        }
        assertThat(status(run).ambiguous()).isEqualTo(1);
        assertThat(outcomes.after(0, 10_000))
                .filteredOn(row -> run.equals(row.run()))
                .extracting(row -> row.state())
                .containsExactlyInAnyOrder(
                        MessageFacts.State.ACCEPTED,
                        MessageFacts.State.BOUNCED,
                        MessageFacts.State.AMBIGUOUS);
    }

    @Test
    void aLifeThatIsOverCanNeitherClaimNorWrite() {
        RunId run = paused(people(3, "accept.test"));
        String name = "node-" + run;
        Begun old = lives.begin(name, Past.NONE);
        List<Claimed> claimed = claim(old, run);
        Begun next = lives.begin(name, Past.NONE);
        assertThatThrownBy(() -> claim(old, run)).hasMessageContaining("another life");
        assertThatThrownBy(
                        () ->
                                queue.write(
                                        old.node(),
                                        List.of(Result.back(claimed.getFirst(), now()))))
                .hasMessageContaining("another life");
        assertThat(claim(next, run)).hasSize(3).allMatch(one -> one.attempt() == 1);
    }

    @Test
    void aDatabaseThatWentBackInTimeLetsNothingOutUntilAPersonReleasesIt() {
        RunId run = start(people(1, "soft-bounce.test"));
        eventually(() -> assertThat(status(run).deferred()).isEqualTo(1));
        Begun life = lives.begin("back-" + run, Past.NONE);
        try {
            lives.begin("back-" + run, past(life, life.node().flushes() + 1, List.of(), List.of()));
            assertThat(status(run).state()).isEqualTo(State.HELD);
            assertThat(status(run).holds()).last().matches(hold -> hold.why().equals("RESTORED"));
            assertThat(standstills.current()).isPresent();
            EmailAddress to = address("held" + account.value() + "@accept.test");
            Lanes.engine(
                    () ->
                            letters.send(
                                    Letter.plain(
                                            Kind.NOTICE, account, to, "Hinweis", "Guten Tag\n")));
            assertThat(claim(lives.begin("other-" + run, Past.NONE), run)).isEmpty();
            assertThat(mails(to.full())).isEmpty();
            RunId begunMeanwhile = start(people(1, "accept.test"));
            assertThat(standstills.release("looked at it", BY).isDone()).isTrue();
            eventually(() -> assertThat(status(begunMeanwhile).state()).isEqualTo(State.FINISHED));
            assertThat(status(run).state()).isEqualTo(State.RUNNING);
            eventually(() -> assertThat(mails(to.full())).hasSize(1));
        } finally {
            standstills.release("end of test", BY);
        }
    }

    @Test
    void aRestoredDatabaseStopsEverythingAlsoOnAMachineThatKnowsNothingOfIt() {
        Lanes.engine(
                () ->
                        db.sql(
                                        "insert into database.restores (taken_at, restored_at) values (:at, :at)")
                                .param("at", Timestamp.from(now()))
                                .update());
        try {
            lives.begin("new-" + account, Past.NONE);
            assertThat(standstills.current()).hasValueSatisfying(this::isRestored);
            assertThat(standstills.release("looked at it", BY).isDone()).isTrue();
            lives.begin("new-" + account, Past.NONE);
            assertThat(standstills.current()).as("once").isEmpty();
        } finally {
            standstills.release("end of test", BY);
        }
    }

    private void isRestored(Standstills.Standstill standstill) {
        assertThat(standstill.why()).isEqualTo("RESTORED");
    }

    @Test
    void anotherServerAndALostJournalStopEverythingToo() {
        String name = "lost-" + account;
        Begun life = lives.begin(name, Past.NONE);
        RunId run = paused(people(1, "accept.test"));
        queue.write(life.node(), List.of(Result.back(claim(life, run).getFirst(), now())));
        try {
            lives.begin(name, Past.NONE);
            assertThat(standstills.current()).isPresent();
            assertThat(standstills.release("the disk was replaced", BY).isDone()).isTrue();
            Head elsewhere = new Head("1234", life.node().id(), life.node().epoch(), 0);
            lives.begin(name, new Past(elsewhere, 0, List.of(), List.of()));
            assertThat(standstills.current()).isPresent();
        } finally {
            standstills.release("end of test", BY);
        }
        assertThat(standstills.release("there is none", BY).isDone()).isFalse();
    }

    private RunId paused(List<Recipient> people) {
        RunId run = open();
        Clearance clearance = cleared(run, people, now().plus(Duration.ofMinutes(15)));
        Lanes.engine(
                () ->
                        transactions.executeWithoutResult(
                                _ -> {
                                    outbox.accept(clearance, people::forEach).orThrow();
                                    runs.pause(account, run, "wait", BY).orThrow();
                                }));
        return run;
    }

    private List<Claimed> claim(Begun life, RunId run) {
        return queue.claim(life.node(), List.of(new Turn(account, run, 0)), List.of(), 200).stream()
                .filter(one -> one.run().equals(run))
                .toList();
    }

    private List<MessageFacts.State> states(List<Claimed> claimed) {
        return claimed.stream()
                .map(one -> messages.find(one.message()).orElseThrow().state())
                .toList();
    }

    private static Past past(
            Begun life, long flushed, List<Outcome> outcomes, List<Intent> unanswered) {
        Head head =
                new Head(
                        life.database(),
                        life.node().id(),
                        life.node().epoch(),
                        life.node().flushes());
        return new Past(head, flushed, outcomes, unanswered);
    }

    private static Intent intent(Claimed claimed, int attempt) {
        return new Intent(claimed.message().value(), attempt, 1);
    }

    private static Outcome ofAnotherAttempt(Claimed claimed) {
        return new Outcome(claimed.message().value(), 2, 2, 0, 250, "2.0.0 Ok", "mx.test:25", 1);
    }

    private static Outcome outcome(Claimed claimed, int state, int code, long due) {
        return new Outcome(
                claimed.message().value(), 1, state, due, code, "2.0.0 Ok", "mx.test:25", 1);
    }
}
