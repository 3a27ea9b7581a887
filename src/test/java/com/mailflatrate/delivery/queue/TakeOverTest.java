package com.mailflatrate.delivery.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.database.command.Command;
import com.mailflatrate.delivery.Clearance;
import com.mailflatrate.delivery.Letters.Kind;
import com.mailflatrate.delivery.Letters.Letter;
import com.mailflatrate.delivery.MessageFacts.State;
import com.mailflatrate.delivery.Outbox.Recipient;
import com.mailflatrate.delivery.queue.Lives.Begun;
import com.mailflatrate.delivery.queue.QueueStore.Turn;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.transport.journal.Entry.Head;
import com.mailflatrate.transport.journal.Entry.Outcome;
import com.mailflatrate.transport.journal.Journal;
import com.mailflatrate.transport.journal.JournalFile;
import com.mailflatrate.transport.journal.Past;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A node that will not come back: what it had claimed goes to the others, and nothing twice. */
@DatabaseTest
@Import(ScriptedSource.Plugged.class)
class TakeOverTest extends RunsOfOneShop {

    @Autowired Lives lives;
    @Autowired Queue queue;
    @Autowired TransactionOperations transactions;
    @Autowired ObjectProvider<Command> commands;
    @Autowired DataSource dataSource;
    @Autowired JdbcClient db;
    @TempDir Path directory;

    @Test
    void withoutItsJournalNoMailOfAMailingIsSentAgain() {
        RunId run = paused(people(4, "accept.test"));
        String node = "gone-" + run;
        Begun life = lives.begin(node, Past.NONE);
        List<Claimed> claimed = claim(life, run);
        assertThat(claimed).hasSize(4);

        assertThat(takeOver(node)).isZero();
        assertThat(states(claimed)).containsOnly(State.AMBIGUOUS);
        assertThat(takeOver(node)).as("twice is once").isZero();
        assertThat(status(run).ambiguous()).isEqualTo(4);
        assertThat(logged(node)).containsExactly("0 of 0", "4 of 4");
        assertThat(lives.begin("other-" + run, Past.NONE)).isNotNull();
        assertThat(claim(lives.begin(node, past(life)), run)).isEmpty();
    }

    @Test
    void withItsJournalItIsExact() throws IOException {
        RunId run = paused(people(4, "accept.test"));
        String node = "gone-" + run;
        Begun life = lives.begin(node, Past.NONE);
        List<Claimed> claimed = claim(life, run);
        journal(life, directory, claimed);

        assertThat(takeOver(node, "--journal", directory.toString())).isZero();
        assertThat(states(claimed))
                .containsExactly(State.ACCEPTED, State.AMBIGUOUS, State.READY, State.READY);
        assertThat(logged(node)).containsExactly("1 of 4");
        assertThat(takeOver(node, "--journal", directory.toString()))
                .as("the journal is of a life that is over")
                .isEqualTo(1);
        assertThat(claim(lives.begin("other-" + run, Past.NONE), run)).hasSize(2);
    }

    @Test
    void aLetterThatMayHaveArrivedIsSentOnceMore() {
        String to = "letter" + account.value() + "@accept.test";
        String node = "letters-" + account;
        Begun life = lives.begin(node, Past.NONE);
        Begun other = lives.begin("elsewhere-" + account, Past.NONE);
        RunId run = paused(people(1, "accept.test"));
        claim(other, run);
        long letter =
                Lanes.engine(
                        () ->
                                transactions.execute(
                                        _ -> {
                                            letters.send(
                                                    Letter.plain(
                                                            Kind.NOTICE,
                                                            account,
                                                            address(to),
                                                            "Hinweis",
                                                            "Guten Tag\n"));
                                            return queue
                                                    .claim(life.node(), List.of(), List.of(), 500)
                                                    .stream()
                                                    .filter(Claimed::isLetter)
                                                    .mapToLong(one -> one.message().value())
                                                    .max()
                                                    .orElseThrow();
                                        }));

        assertThat(takeOver(node)).isZero();
        assertThat(dueAndState(letter)).isEqualTo("3 free");
        assertThat(status(run).ambiguous()).as("the claims of others stay theirs").isZero();
    }

    @Test
    void aNodeThatLivesKeepsWhatItHas() throws SQLException {
        RunId run = paused(people(2, "accept.test"));
        String node = "alive-" + run;
        List<Claimed> claimed = claim(lives.begin(node, Past.NONE), run);
        try (Connection session = dataSource.getConnection();
                Statement name = session.createStatement()) {
            name.execute("set application_name = 'mailflatrate mf_engine of " + node + "'");
            assertThat(takeOver(node)).isEqualTo(1);
            name.execute("reset application_name");
        }
        assertThat(states(claimed)).containsOnly(State.CLAIMED);
        assertThat(takeOver(node)).isZero();
        assertThat(takeOver("one")).as("this service itself").isEqualTo(1);
    }

    @Test
    void aJournalThatIsWrittenOrNotItsOwnIsRefused() throws IOException {
        RunId run = paused(people(2, "accept.test"));
        String node = "journal-" + run;
        Begun life = lives.begin(node, Past.NONE);
        List<Claimed> claimed = claim(life, run);
        assertThat(takeOver(node, "--journal", directory.toString())).as("none").isEqualTo(1);
        try (JournalFile file = JournalFile.in(directory.resolve("used"));
                Journal journal = new Journal(file, head(life), true, Journal.GROWN)) {
            assertThat(journal.isWell()).isTrue();
            assertThat(takeOver(node, "--journal", directory.resolve("used").toString()))
                    .isEqualTo(1);
        }
        Begun stranger = lives.begin("stranger-" + run, Past.NONE);
        journal(stranger, directory.resolve("other"), List.of());
        assertThat(takeOver(node, "--journal", directory.resolve("other").toString())).isEqualTo(1);
        assertThat(states(claimed)).containsOnly(State.CLAIMED);
    }

    @Test
    void whatItDoesNotKnowItSays() {
        assertThat(takeOver("nobody-" + account)).isEqualTo(1);
        Command command = command();
        assertThat(command.run(List.of())).isEqualTo(2);
        assertThat(command.run(List.of("take-over"))).isEqualTo(2);
        assertThat(command.run(List.of("take-over", "one", "--journal"))).isEqualTo(2);
        assertThat(command.run(List.of("take-over", "one", "--force", "."))).isEqualTo(2);
    }

    private int takeOver(String node, String... options) {
        List<String> words = new ArrayList<>(List.of("take-over", node));
        words.addAll(List.of(options));
        return command().run(words);
    }

    private Command command() {
        return commands.stream()
                .filter(one -> one.name().equals("delivery"))
                .findFirst()
                .orElseThrow();
    }

    /** The first was accepted, the second has no reply, the others were not begun. */
    private static void journal(Begun life, Path to, List<Claimed> claimed) throws IOException {
        try (JournalFile file = JournalFile.in(to);
                Journal journal = new Journal(file, head(life), true, Journal.GROWN)) {
            if (!claimed.isEmpty()) {
                long first = claimed.getFirst().message().value();
                assertThat(journal.intend(first, 1, 1)).isTrue();
                assertThat(journal.intend(claimed.get(1).message().value(), 1, 2)).isTrue();
                journal.settle(new Outcome(first, 1, 2, 0, 250, "2.0.0 Ok", "mx.test:25", 1));
            }
        }
    }

    private static Head head(Begun life) {
        return new Head(
                life.database(), life.node().id(), life.node().epoch(), life.node().flushes());
    }

    private static Past past(Begun life) {
        return new Past(head(life), 0, List.of(), List.of());
    }

    private List<String> logged(String node) {
        return Lanes.engine(
                () ->
                        db.sql(
                                        """
                        select (details->>'ambiguous') || ' of '
                               || ((details->>'ambiguous')::int + (details->>'answered')::int + (details->>'ready')::int)
                          from account.audit where action = 'delivery.taken-over' and subject = :node order by id desc
                        """)
                                .param("node", node)
                                .query(String.class)
                                .list());
    }

    private String dueAndState(long letter) {
        return Lanes.engine(
                () ->
                        db.sql(
                                        """
                        select m.state || case when d.node is null then ' free' else ' held' end
                          from delivery.messages m join delivery.due d on d.message_id = m.id where m.id = :id
                        """)
                                .param("id", letter)
                                .query(String.class)
                                .single());
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

    private List<State> states(List<Claimed> claimed) {
        return claimed.stream()
                .map(one -> messages.find(one.message()).orElseThrow().state())
                .toList();
    }
}
