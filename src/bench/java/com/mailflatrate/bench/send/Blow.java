package com.mailflatrate.bench.send;

import com.mailflatrate.database.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Where a kill goes. What the database does is caught by a lock on one table: when a session waits
 * for it with the statement we want, the service is in the middle of that transaction.
 */
enum Blow {
    /** While mails are written. */
    SENDING(null, null),
    /** While the journal of the life before is brought together with the database. */
    REPLAY(null, null),
    /** While an audience enters the queue. */
    RELEASE("delivery.messages", "insert into delivery.messages"),
    /** While messages are claimed. */
    CLAIM("delivery.messages", "with picked as"),
    /** While results are written: states are, events are not yet. */
    FLUSH("delivery.events", "insert into delivery.events"),
    /** While the journal is written anew without what is settled. */
    REWRITE(null, null);

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String WAITING =
            "select exists (select from pg_stat_activity where wait_event_type = 'Lock' and ltrim(query) like ? || '%')";

    private final String table;
    private final String statement;

    Blow(String table, String statement) {
        this.table = table;
        this.statement = statement;
    }

    /** Whether it is caught by a lock in the database. */
    boolean isInDatabase() {
        return table != null;
    }

    /**
     * Waits until the service is there, does it, and lets go; false when it did not come there.
     *
     * @param goOn is called once the way is barred, for a service that waits for it
     */
    boolean strike(Path data, Runnable goOn, Runnable kill) throws IOException {
        return isInDatabase() ? underLock(data, goOn, kill) : whileRewriting(data, kill);
    }

    private boolean underLock(Path data, Runnable goOn, Runnable kill) throws IOException {
        Path postgres = data.resolve("postgres");
        String url = EmbeddedPostgres.join(postgres).orElseThrow();
        String password = EmbeddedPostgres.password(postgres);
        try (Connection holder = connect(url, password);
                Connection looker = connect(url, password);
                Statement lock = holder.createStatement();
                PreparedStatement waiting = looker.prepareStatement(WAITING)) {
            holder.setAutoCommit(false);
            lock.execute("lock table " + table + " in exclusive mode");
            waiting.setString(1, statement);
            goOn.run();
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!isTrue(waiting) && System.nanoTime() < end) {
                LockSupport.parkNanos(1_000_000);
            }
            boolean there = System.nanoTime() < end;
            kill.run();
            holder.rollback();
            return there;
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
    }

    private static Connection connect(String url, String password) throws SQLException {
        return DriverManager.getConnection(url, EmbeddedPostgres.OWNER, password);
    }

    private static boolean isTrue(PreparedStatement question) throws SQLException {
        try (ResultSet answer = question.executeQuery()) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private static boolean whileRewriting(Path data, Runnable kill) {
        Path fresh = data.resolve("delivery").resolve("one").resolve("journal.new");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(fresh)) {
            if (System.nanoTime() > end) {
                kill.run();
                return false;
            }
            Thread.onSpinWait();
        }
        kill.run();
        return true;
    }
}
