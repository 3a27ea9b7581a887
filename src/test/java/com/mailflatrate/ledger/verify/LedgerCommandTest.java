package com.mailflatrate.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.keys.Secrets;
import com.mailflatrate.ledger.Checkpoint;
import com.mailflatrate.ledger.Checkpoints;
import com.mailflatrate.ledger.Sealing;
import com.mailflatrate.ledger.Tree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What the owner of the database can do, and what the command says of it. */
@DatabaseTest
@Covers("C6")
class LedgerCommandTest {

    @Autowired ApplicationContext context;
    @Autowired TestTime time;
    @Autowired Sealing sealing;
    @Autowired Checkpoints checkpoints;
    @Autowired LedgerCommand command;

    @Autowired
    @Qualifier("ownerDataSource")
    DataSource ownerSource;

    @TempDir Path folder;

    private Connection connection;
    private JdbcTemplate owner;
    private Path witness;
    private long last;

    /** Nobody may seal while the log is bent. */
    @BeforeEach
    void aCheckpointKeptElsewhere() throws SQLException, IOException {
        Customer customer = new Customers(context).active("Rösterei");
        SentMails sent = new SentMails(context);
        sent.person(customer, "a@accept.test", sent.list(customer, "Neues"));
        sent.person(customer, "b@accept.test", sent.list(customer, "Altes"));
        time.tick(Duration.ofMinutes(2));
        connection = ownerSource.getConnection();
        owner = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        Checkpoint checkpoint = lastWord();
        witness = Files.writeString(folder.resolve("checkpoint.txt"), checkpoint.text());
        last = checkpoint.size();
    }

    /** A checkpoint of everything, with the log held still since. */
    private Checkpoint lastWord() {
        while (true) {
            while (sealing.seal()) {}
            Checkpoint checkpoint = checkpoints.take().orElseThrow();
            owner.execute("select pg_advisory_lock(7203301)");
            Long entries = owner.queryForObject("select max(seq) from ledger.log", Long.class);
            if (Objects.requireNonNull(entries) == checkpoint.size()) {
                return checkpoint;
            }
            owner.execute("select pg_advisory_unlock(7203301)");
            time.tick(Duration.ofMinutes(2));
        }
    }

    @AfterEach
    void goOn() throws SQLException {
        owner.execute("select pg_advisory_unlock(7203301)");
        connection.close();
    }

    @Test
    void aWholeLedgerIsWholeAlsoAgainstTheWitness() {
        assertThat(run(0, "verify")).contains("whole").doesNotContain("NOT");
        assertThat(run(0, "verify", "--checkpoint", witness.toString())).contains("whole");
        assertThat(run(2, "verify", "--checkpoint", folder.resolve("none").toString()))
                .contains("not the text of a checkpoint");
        assertThat(run(2, "frobnicate")).contains("ledger verify");
    }

    @Test
    void aDeletedEntryIsMissed() {
        Map<String, @Nullable Object> row =
                owner.queryForMap("select * from ledger.log where seq = ?", last);
        owner.update("delete from ledger.log where seq = ?", last);
        assertThat(run(1, "verify", "--checkpoint", witness.toString()))
                .contains("checkpoint of " + last + " entries: the log is shorter");
        insert(
                row,
                Objects.requireNonNull(row.get("event_id")),
                octets(row, "leaf"),
                octets(row, "chain"));
        assertThat(run(0, "verify")).contains("whole");
    }

    @Test
    void anInsertedEntryWithAFittingChainIsSeenByTheCheckpoint() {
        Map<String, @Nullable Object> row =
                owner.queryForMap("select * from ledger.log where seq = ?", last);
        byte[] before =
                owner.queryForObject(
                        "select chain from ledger.log where seq = ?", byte[].class, last - 1);
        String header = "{\"kind\":\"CONFIRMED\",\"v\":1}";
        byte[] commitment = Secrets.sha256("a consent nobody gave");
        UUID forged = UUID.randomUUID();
        byte[] leaf = Tree.leaf(header, commitment);
        owner.update(
                "insert into ledger.events (account_id, id, kind, at, header, commitment) values (?, ?, 'CONFIRMED', now(), ?, ?)",
                row.get("account_id"),
                forged,
                header,
                commitment);
        owner.update("delete from ledger.log where seq = ?", last);
        insert(row, forged, leaf, Tree.chain(Objects.requireNonNull(before), leaf));
        assertThat(run(1, "verify", "--checkpoint", witness.toString()))
                .contains("checkpoint of " + last + " entries: another root")
                .contains("NOT WHOLE");
        owner.update("delete from ledger.log where seq = ?", last);
        insert(
                row,
                Objects.requireNonNull(row.get("event_id")),
                octets(row, "leaf"),
                octets(row, "chain"));
        owner.update("delete from ledger.events where id = ?", forged);
        assertThat(run(0, "verify")).contains("whole");
    }

    @Test
    void factsThatAreGoneWithoutAReasonAreNamed() {
        Map<String, @Nullable Object> facts =
                owner.queryForMap(
                        "select f.* from ledger.facts f join ledger.log l on l.event_id = f.event_id where l.seq = ?",
                        last);
        owner.update("delete from ledger.facts where event_id = ?", facts.get("event_id"));
        assertThat(run(1, "verify"))
                .contains("entry " + last + ": facts are gone and nothing says why");
        owner.update(
                "insert into ledger.facts (account_id, event_id, salt, body) values (?, ?, ?, ?)",
                facts.get("account_id"),
                facts.get("event_id"),
                facts.get("salt"),
                facts.get("body"));
        assertThat(run(0, "verify")).contains("whole");
    }

    @Test
    void anEntryTakenOutOfTheMiddleLeavesAHole() {
        Map<String, @Nullable Object> row =
                owner.queryForMap("select * from ledger.log where seq = ?", last - 1);
        owner.update("delete from ledger.log where seq = ?", last - 1);
        assertThat(run(1, "verify", "--checkpoint", witness.toString()))
                .contains("entries " + (last - 1) + " to " + (last - 1) + " are missing")
                .contains("entry " + last + ": the chain is broken")
                .contains("checkpoint of " + last + " entries: another root");
        insert(
                row,
                Objects.requireNonNull(row.get("event_id")),
                octets(row, "leaf"),
                octets(row, "chain"));
        assertThat(run(0, "verify")).contains("whole");
    }

    @Test
    void anEntryWithoutItsEventAndAnEventWithoutItsEntryAreNamed() {
        UUID event =
                owner.queryForObject(
                        "select event_id from ledger.log where seq = ?", UUID.class, last);
        owner.update("update ledger.log set event_id = ? where seq = ?", UUID.randomUUID(), last);
        time.tick(Duration.ofMinutes(6));
        assertThat(run(1, "verify", "--checkpoint", witness.toString()))
                .contains("entry " + last + ": its event is missing")
                .contains("event " + event + ": not in the log after 5 minutes");
        owner.update("update ledger.log set event_id = ? where seq = ?", event, last);
        assertThat(run(0, "verify")).contains("whole");
    }

    @Test
    void aCheckpointThatWasChangedOrPutInIsNotSignedByUs() {
        Map<String, @Nullable Object> row =
                owner.queryForMap("select * from ledger.checkpoints order by n desc limit 1");
        Object n = row.get("n");
        owner.update("update ledger.checkpoints set at = at - interval '1 day' where n = ?", n);
        assertThat(run(1, "verify")).contains("checkpoint " + n + ": wrong signature");
        owner.update("update ledger.checkpoints set at = at + interval '1 day' where n = ?", n);
        owner.update("update ledger.checkpoints set previous = sha256('') where n = ?", n);
        assertThat(run(1, "verify"))
                .contains("checkpoint " + n + ": wrong signature")
                .contains("checkpoint " + n + ": does not follow the one before");
        owner.update(
                "update ledger.checkpoints set previous = ? where n = ?", row.get("previous"), n);
        assertThat(run(0, "verify")).contains("whole");
    }

    @Test
    void aRowThatWasChangedTogetherWithItsLeafAndChainIsNamedByTheWitness() {
        Map<String, @Nullable Object> row =
                owner.queryForMap(
                        "select l.*, e.header, e.commitment from ledger.log l join ledger.events e on e.id = l.event_id"
                                + " where l.seq = ?",
                        last);
        byte[] before =
                owner.queryForObject(
                        "select chain from ledger.log where seq = ?", byte[].class, last - 1);
        String header = Objects.requireNonNull(row.get("header")) + " ";
        byte[] leaf = Tree.leaf(header, octets(row, "commitment"));
        rewrite(row, header, leaf, Tree.chain(Objects.requireNonNull(before), leaf));
        assertThat(run(1, "verify", "--checkpoint", witness.toString()))
                .contains("checkpoint of " + last + " entries: another root")
                .doesNotContain("the event was changed", "the chain is broken");
        rewrite(
                row,
                Objects.requireNonNull(row.get("header")),
                octets(row, "leaf"),
                octets(row, "chain"));
        assertThat(run(0, "verify")).contains("whole");
    }

    private void rewrite(
            Map<String, @Nullable Object> row, Object header, byte[] leaf, byte[] chain) {
        owner.update(
                "update ledger.events set header = ? where id = ?", header, row.get("event_id"));
        owner.update("update ledger.log set leaf = ?, chain = ? where seq = ?", leaf, chain, last);
    }

    private void insert(
            Map<String, @Nullable Object> row, Object event, byte[] leaf, byte[] chain) {
        owner.update(
                "insert into ledger.log (seq, account_id, event_id, leaf, chain) values (?, ?, ?, ?, ?)",
                row.get("seq"),
                row.get("account_id"),
                event,
                leaf,
                chain);
    }

    private String run(int status, String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            int answer = command.run(List.of(arguments));
            assertThat(answer).as(said.toString(StandardCharsets.UTF_8)).isEqualTo(status);
        } finally {
            System.setOut(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    private static byte[] octets(Map<String, @Nullable Object> row, String column) {
        return (byte[]) Objects.requireNonNull(row.get(column));
    }
}
