package com.mailflatrate.delivery.queue;

import static com.mailflatrate.given.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.delivery.Clearance;
import com.mailflatrate.delivery.Letters;
import com.mailflatrate.delivery.Outbox.Recipient;
import com.mailflatrate.delivery.RunStatus.State;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RunId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What keeps a run from leaving: a clearance that does not fit, and people. */
@DatabaseTest
@Import(ScriptedSource.Plugged.class)
class StoppedRunTest extends RunsOfOneShop {

    private static final String ADDED =
            """
            insert into delivery.messages (id, account_id, run_id, contact_id, list_id, key_id, key_hash)
            select :id, account_id, run_id, :contact, list_id, key_id, key_hash
              from delivery.messages where account_id = :account and run_id = :run limit 1
            """;

    @Autowired JdbcClient db;
    @Autowired TransactionOperations transactions;

    @Test
    void aClearanceThatDoesNotFitIsRefusedAndNothingIsStored() {
        List<Recipient> people = people(5, "accept.test");
        RunId run = open();
        Clearance good = cleared(run, people, now().plus(Duration.ofMinutes(15)));
        List<Recipient> more = new ArrayList<>(people);
        more.addAll(people(1, "accept.test"));
        List<Recipient> swapped = new ArrayList<>(people.subList(0, 4));
        swapped.addAll(people(1, "accept.test"));

        assertThat(codeOf(good, more)).isEqualTo(Code.CLEARANCE_BROKEN);
        assertThat(codeOf(good, swapped)).isEqualTo(Code.CLEARANCE_BROKEN);
        assertThat(codeOf(good.withSeal(new byte[33]), people)).isEqualTo(Code.CLEARANCE_BROKEN);
        assertThat(codeOf(cleared(run, people, now().minusSeconds(1)), people))
                .isEqualTo(Code.CLEARANCE_BROKEN);
        String before = source.content;
        source.content = "Etwas ganz anderes";
        try {
            assertThat(codeOf(good, people)).isEqualTo(Code.CLEARANCE_BROKEN);
        } finally {
            source.content = before;
        }
        assertThat(status(run).total()).isZero();
        assertThat(Lanes.engine(() -> outbox.accept(good, people::forEach)).isDone()).isTrue();
        assertThat(codeOf(good, people)).isEqualTo(Code.WRONG_STATE);
    }

    @Test
    void contentThatChangesWhileARunIsPausedHoldsItAtResume() {
        List<Recipient> people = people(3, "accept.test");
        RunId run = paused(people);
        String before = source.content;
        source.content = "Etwas ganz anderes";
        try {
            Lanes.engine(() -> runs.resume(account, run, "go", BY));
            eventually(() -> assertThat(status(run).state()).isEqualTo(State.HELD));
            assertThat(status(run).holds())
                    .last()
                    .satisfies(hold -> assertThat(hold.why()).isEqualTo("CLEARANCE_BROKEN"));
            assertThat(status(run).held() + status(run).accepted()).isEqualTo(3);
        } finally {
            source.content = before;
        }
        assertThat(Lanes.engine(() -> runs.resume(account, run, "go", BY)).isDone()).isFalse();
        Lanes.engine(() -> runs.release(account, run, "looked at it", BY));
        eventually(() -> assertThat(status(run).state()).isEqualTo(State.FINISHED));
    }

    @Test
    void rowsThatNobodyClearedHoldTheirRunBeforeAnythingLeaves() {
        List<Recipient> people = people(3, "accept.test");
        Recipient uninvited = people(1, "accept.test").getFirst();
        RunId added = paused(people);
        write(ADDED, added, uninvited);
        RunId swapped = paused(people);
        write(
                """
                update delivery.messages set contact_id = :contact
                 where account_id = :account and run_id = :run
                   and id = (select min(id) from delivery.messages
                              where account_id = :account and run_id = :run and id <> :id)
                """,
                swapped,
                uninvited);

        for (RunId run : List.of(added, swapped)) {
            Lanes.engine(() -> runs.resume(account, run, "go", BY));
            eventually(() -> assertThat(status(run).state()).isEqualTo(State.HELD));
            assertThat(status(run).holds())
                    .last()
                    .satisfies(hold -> assertThat(hold.why()).isEqualTo("CLEARANCE_BROKEN"));
            assertThat(status(run).accepted()).isZero();
        }
        assertThat(mails(addressOf(uninvited).full())).isEmpty();
        assertThat(arrived(people)).isZero();
    }

    @Test
    void aRunThatHasBegunIsLookedAtAnewAfterEveryPause() {
        List<Recipient> people = people(24, "slow.test");
        Recipient uninvited = people(1, "slow.test").getFirst();
        RunId run = start(people);
        eventually(() -> assertThat(status(run).accepted()).isPositive());
        Lanes.engine(() -> runs.pause(account, run, "wait", BY).orThrow());
        eventually(() -> assertThat(claimed(run)).isZero());
        write(ADDED, run, uninvited);
        long before = status(run).accepted();
        Lanes.engine(() -> runs.resume(account, run, "go", BY));
        eventually(() -> assertThat(status(run).state()).isEqualTo(State.HELD));
        assertThat(status(run).holds())
                .last()
                .satisfies(hold -> assertThat(hold.why()).isEqualTo("CLEARANCE_BROKEN"));
        assertThat(status(run).accepted()).isEqualTo(before).isLessThan(24);
        assertThat(mails(addressOf(uninvited).full())).isEmpty();
    }

    @Test
    void aStopTooShortToBeSeenIsOneAllTheSame() {
        Recipient uninvited = people(1, "slow.test").getFirst();
        RunId run = start(people(24, "slow.test"));
        eventually(() -> assertThat(status(run).accepted()).isPositive());
        Lanes.engine(
                () ->
                        transactions.executeWithoutResult(
                                _ -> {
                                    runs.pause(account, run, "wait", BY).orThrow();
                                    write(ADDED, run, uninvited);
                                    runs.resume(account, run, "go", BY).orThrow();
                                }));
        eventually(() -> assertThat(status(run).state()).isEqualTo(State.HELD));
        assertThat(status(run).holds())
                .last()
                .satisfies(hold -> assertThat(hold.why()).isEqualTo("CLEARANCE_BROKEN"));
        eventually(() -> assertThat(claimed(run)).isZero());
        assertThat(mails(addressOf(uninvited).full())).isEmpty();
    }

    private long claimed(RunId run) {
        return Lanes.engine(
                () ->
                        db.sql(
                                        "select count(*) from delivery.messages where run_id = ? and state = 1")
                                .param(run.value())
                                .query(Long.class)
                                .single());
    }

    @Test
    void aClearanceThatCannotBeLookedAtForAMomentIsLookedAtAgain() {
        List<Recipient> people = people(2, "accept.test");
        RunId run = paused(people);
        source.unreadable.add(run);
        Lanes.engine(() -> runs.resume(account, run, "go", BY));
        eventually(() -> assertThat(status(run).state()).isEqualTo(State.FINISHED));
        assertThat(source.unreadable).as("was looked at in vain").doesNotContain(run);
        assertThat(status(run).accepted()).isEqualTo(2);
    }

    @Test
    void cancellingKeepsWhatHasNotLeft() {
        List<Recipient> people = people(10, "accept.test");
        RunId run = open();
        Clearance clearance = cleared(run, people, now().plus(Duration.ofMinutes(15)));
        Lanes.engine(
                () ->
                        transactions.executeWithoutResult(
                                tx -> {
                                    outbox.accept(clearance, people::forEach).orThrow();
                                    runs.hold(account, run, "complaints", BY).orThrow();
                                }));
        assertThat(status(run).held()).isEqualTo(10);
        assertThat(Lanes.engine(() -> runs.resume(account, run, "no", BY)).reasons())
                .extracting(Reason::code)
                .containsExactly(Code.WRONG_STATE);
        Lanes.engine(() -> runs.cancel(account, run, "over", BY));
        assertThat(status(run).skipped()).containsEntry("CANCELLED", 10L);
        assertThat(arrived(people)).isZero();
    }

    @Test
    void aClaimThatFailsHalfWayLosesNobody() {
        List<Recipient> people = people(60, "accept.test");
        source.failures.set(2);
        RunId run = start(people);
        eventually(() -> assertThat(status(run).state()).isEqualTo(State.FINISHED));
        assertThat(source.failures).hasValue(0);
        assertThat(status(run).accepted()).isEqualTo(60);
        assertThat(arrived(people)).isEqualTo(60);
    }

    @Test
    void aRunThatCannotBeComposedIsHeldAndTheOthersGoOn() {
        RunId run = open();
        source.broken.add(run);
        isHeldAndTheOthersGoOn(run);
    }

    @Test
    void aRunWhoseMailsUseUpTheStackIsHeldAndTheOthersGoOn() {
        RunId run = open();
        source.bottomless.add(run);
        isHeldAndTheOthersGoOn(run);
    }

    private void isHeldAndTheOthersGoOn(RunId run) {
        List<Recipient> unlucky = people(3, "accept.test");
        Clearance clearance = cleared(run, unlucky, now().plus(Duration.ofMinutes(15)));
        Lanes.engine(() -> outbox.accept(clearance, unlucky::forEach).orThrow());
        eventually(() -> assertThat(status(run).state()).isEqualTo(State.HELD));
        assertThat(status(run).holds())
                .last()
                .satisfies(hold -> assertThat(hold.why()).isEqualTo("COMPOSITION_FAILED"));
        RunId other = start(people(3, "accept.test"));
        eventually(() -> assertThat(status(other).state()).isEqualTo(State.FINISHED));
        assertThat(status(other).accepted()).isEqualTo(3);
        assertThat(status(run).accepted()).isZero();
    }

    @Test
    void aLetterForgottenBeforeItLeftHoldsUpNobody() {
        EmailAddress gone = address("gone" + account.value() + "@accept.test");
        EmailAddress next = address("next" + account.value() + "@accept.test");
        Lanes.engine(
                () -> {
                    letters.forget(account, letters.send(letter(gone)));
                    return letters.send(letter(next));
                });
        eventually(() -> assertThat(mails(next.full())).hasSize(1));
        assertThat(mails(gone.full())).isEmpty();
    }

    private RunId paused(List<Recipient> people) {
        RunId run = open();
        Clearance clearance = cleared(run, people, now().plus(Duration.ofMinutes(15)));
        Lanes.engine(
                () ->
                        transactions.executeWithoutResult(
                                tx -> {
                                    outbox.accept(clearance, people::forEach).orThrow();
                                    runs.pause(account, run, "wait", BY).orThrow();
                                }));
        return run;
    }

    /** As somebody at the database's own console would. */
    private void write(String sql, RunId run, Recipient person) {
        @Nullable Integer rows =
                Lanes.engine(
                        () ->
                                transactions.execute(
                                        tx ->
                                                db.sql(sql)
                                                        .param("id", letters.reserve().value())
                                                        .param("account", account.value())
                                                        .param("run", run.value())
                                                        .param("contact", person.contact().value())
                                                        .update()));
        assertThat(rows).isEqualTo(1);
    }

    private Letters.Letter letter(EmailAddress to) {
        return Letters.Letter.plain(
                Letters.Kind.CONFIRMATION, account, to, "Bitte bestätigen", "Guten Tag\n");
    }

    private Code codeOf(Clearance clearance, List<Recipient> people) {
        Outcome<Long> outcome = Lanes.engine(() -> outbox.accept(clearance, people::forEach));
        return outcome.reasons().getFirst().code();
    }
}
