package com.mailflatrate.ledger.verify;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the ledger as it stands in the database. */
@Repository
@CrossAccount("verification is of the whole log")
final class VerifyStore {

    static final Sql LOG =
            Sql.of(
                    """
            select l.seq, l.account_id, l.event_id, l.leaf, l.chain, e.kind, e.at, e.header, e.commitment, f.salt, f.body
              from ledger.log l
              left join ledger.events e on e.account_id = l.account_id and e.id = l.event_id
              left join ledger.facts f on f.account_id = l.account_id and f.event_id = l.event_id
             where l.seq > :after order by l.seq limit :rows
            """);
    static final Sql CHECKPOINTS =
            Sql.of(
                    """
            select c.n, c.size, c.root, c.previous, c.at, c.signature, k.public_key
              from ledger.checkpoints c left join ledger.signing_keys k on k.id = c.key_id
             order by c.n
            """);
    static final Sql UNSEALED =
            Sql.of(
                    """
            select e.id from ledger.events e
             where (e.at < :before or e.at > :after)
               and not exists (select from ledger.log l where l.event_id = e.id)
             order by e.at, e.id limit :rows
            """);

    private final JdbcClient db;

    VerifyStore(JdbcClient db) {
        this.db = db;
    }

    /** A row of the log with its event; null where something is missing. */
    record Row(
            long seq,
            long account,
            UUID event,
            byte[] leaf,
            byte[] chain,
            @Nullable String kind,
            @Nullable Instant at,
            @Nullable String header,
            byte @Nullable [] commitment,
            byte @Nullable [] salt,
            @Nullable String body) {}

    /** A checkpoint as it is stored. */
    record Stored(
            long n,
            long size,
            byte[] root,
            byte[] previous,
            Instant at,
            byte[] signature,
            byte @Nullable [] publicKey) {}

    /** Rows in order after a number, as many as there are up to a bound. */
    List<Row> read(long after, int rows) {
        return db.sql(LOG.text())
                .param("after", after)
                .param("rows", rows)
                .query(
                        (row, n) ->
                                new Row(
                                        row.getLong("seq"),
                                        row.getLong("account_id"),
                                        Rows.uuid(row, "event_id"),
                                        row.getBytes("leaf"),
                                        row.getBytes("chain"),
                                        row.getString("kind"),
                                        Rows.instantOrNull(row, "at"),
                                        row.getString("header"),
                                        row.getBytes("commitment"),
                                        row.getBytes("salt"),
                                        row.getString("body")))
                .list();
    }

    List<Stored> checkpoints() {
        return db.sql(CHECKPOINTS.text())
                .query(
                        (row, n) ->
                                new Stored(
                                        row.getLong("n"),
                                        row.getLong("size"),
                                        row.getBytes("root"),
                                        row.getBytes("previous"),
                                        Rows.instant(row, "at"),
                                        row.getBytes("signature"),
                                        row.getBytes("public_key")))
                .list();
    }

    /** Events in no log though older than one time or younger than another, some of them. */
    List<UUID> unsealed(Instant before, Instant after, int rows) {
        return db.sql(UNSEALED.text())
                .param("before", Rows.utc(before))
                .param("after", Rows.utc(after))
                .param("rows", rows)
                .query((row, n) -> Rows.uuid(row, "id"))
                .list();
    }
}
