package com.mailflatrate.audience;

import com.mailflatrate.audience.Intake.Batch;
import com.mailflatrate.database.CopyIn;
import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.suppression.Fingerprint;
import com.mailflatrate.suppression.Fingerprints;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Batches by way of {@code audience.intake}. Parts of a batch are named by where their rows stand:
 * joined by their keys, a table that has just grown is read along the wrong index for each of them,
 * as its statistics are older than the batch.
 */
@Repository
final class IntakeStore {

    static final String COPY =
            """
            copy audience.intake (batch_id, id, email, key, key_id, hash, mailbox_hash, fields, status, reason)
            from stdin""";

    static final Sql ENTER_CONTACTS =
            Sql.of(
                    """
            insert into audience.contacts (account_id, id, email, key, key_id, hash, mailbox_hash, fields, origin_id,
                                           import_id, created_at)
            select :account, id, email, key, key_id, hash, mailbox_hash, fields, :origin, :batch, :now
              from audience.intake where batch_id = :part order by key
            on conflict on constraint contacts_key do nothing
            """);

    /** Whose address was known before keeps the id it had; from here on the staged row bears it. */
    static final Sql RECOGNISE =
            Sql.of(
                    """
            update audience.intake i set id = c.id
              from audience.contacts c
             where i.batch_id = :part and c.account_id = :account and c.key = i.key and c.id <> i.id
            """);

    static final Sql NOTE_FILLED =
            Sql.of(
                    """
            insert into audience.filled_fields (account_id, import_id, contact_id, fields)
            select :account, :batch, c.id, i.fields - array(select jsonb_object_keys(c.fields))
              from audience.intake i
              join audience.contacts c on c.account_id = :account and c.id = i.id
             where i.batch_id = :part and c.import_id is distinct from :batch
               and i.fields - array(select jsonb_object_keys(c.fields)) <> '{}'
               and (select count(*) from jsonb_object_keys(c.fields || i.fields)) <= 20
            on conflict do nothing
            """);

    static final Sql FILL =
            Sql.of(
                    """
            update audience.contacts c set fields = f.fields || c.fields
              from audience.intake i, audience.filled_fields f
             where i.batch_id = :part and c.account_id = :account and c.id = i.id
               and f.account_id = :account and f.import_id = :batch and f.contact_id = c.id
            """);

    static final Sql ENTER_MEMBERSHIPS =
            Sql.of(
                    """
            insert into audience.memberships (account_id, contact_id, list_id, key, status, reason, since_at,
                                              by_kind, by_name, origin_id, import_id, created_at)
            select :account, id, :list, key, status, reason, :now, :byKind, :byName, :origin, :batch, :now
              from audience.intake where batch_id = :part order by key
            on conflict (account_id, contact_id, list_id) do nothing
            returning key, contact_id
            """);

    static final Sql CLEAR = Sql.of("delete from audience.intake where batch_id = :part");

    static final Sql LEAVE_LIST =
            Sql.of(
                    """
            delete from audience.memberships
             where account_id = :account and ctid = any(array(
                   select ctid from audience.memberships
                    where account_id = :account and import_id = :batch limit :rows))
            """);

    static final Sql EMPTY_FILLED =
            Sql.of(
                    """
            with part as (
                delete from audience.filled_fields f
                 where f.account_id = :account and f.ctid = any(array(
                       select ctid from audience.filled_fields
                        where account_id = :account and import_id = :batch limit :rows))
                returning f.contact_id, f.fields)
            update audience.contacts c
               set fields = c.fields - array(
                   select e.key from jsonb_each(part.fields) e where c.fields -> e.key = e.value)
              from part
             where c.account_id = :account and c.id = part.contact_id
            """);

    static final Sql LEAVE_ACCOUNT =
            Sql.of(
                    """
            delete from audience.contacts
             where account_id = :account and ctid = any(array(
                   select c.ctid from audience.contacts c
                    where c.account_id = :account and c.import_id = :batch
                      and not exists (select from audience.memberships m
                                       where m.account_id = :account and m.contact_id = c.id)
                    limit :rows))
            """);

    /** Between mailed and held as one thing; the reason says which is ours to let go. */
    static final Sql TURN =
            Sql.of(
                    """
            update audience.memberships m set status = :to, reason = :toReason, since_at = :now
             where m.account_id = :account and m.ctid = any(array(
                   select ctid from audience.memberships
                    where account_id = :account and import_id = :batch
                      and status = :from and reason is not distinct from :fromReason limit :rows))
            """);

    private static final String HELD_BATCH = "BATCH_HELD";

    private final JdbcClient db;
    private final CopyIn copy;
    private final Fingerprints fingerprints;
    private final UuidV7 ids;

    IntakeStore(JdbcClient db, CopyIn copy, Fingerprints fingerprints, UuidV7 ids) {
        this.db = db;
        this.copy = copy;
        this.fingerprints = fingerprints;
        this.ids = ids;
    }

    /** Rows staged under a name, and how many they are. */
    record Part(UUID id, long rows) {}

    /** Returns what the staged rows are called from now on. */
    @CrossAccount("the staging table has no accounts, only parts of batches")
    Part stage(Iterator<IntakeRow> rows) {
        UUID part = ids.next();
        long staged =
                copy.<IntakeRow>rows(
                        COPY,
                        rows,
                        (row, line) -> {
                            Fingerprint print = fingerprints.of(row.email());
                            line.put(part)
                                    .put(ids.next())
                                    .put(row.email().full())
                                    .put(row.email().key())
                                    .put(print.key().keyId())
                                    .put(print.key().hash())
                                    .put(print.mailbox() == null ? null : print.mailbox().hash())
                                    .put(FieldsJson.write(row.fields()))
                                    .put(row.status().name())
                                    .put(row.reason());
                        });
        return new Part(part, staged);
    }

    Map<String, ContactId> enter(AccountId account, Part part, Batch batch, Instant now) {
        long fresh =
                of(ENTER_CONTACTS, account, part, batch)
                        .param("origin", batch.origin().value())
                        .param("now", Rows.utc(now))
                        .update();
        if (fresh < part.rows()) {
            of(RECOGNISE, account, part).update();
            of(NOTE_FILLED, account, part, batch).update();
            of(FILL, account, part, batch).update();
        }
        Map<String, ContactId> entered = HashMap.newHashMap((int) part.rows());
        of(ENTER_MEMBERSHIPS, account, part, batch)
                .param("list", batch.list().value())
                .param("origin", batch.origin().value())
                .param("byKind", batch.by().kind().name())
                .param("byName", batch.by().name())
                .param("now", Rows.utc(now))
                .query(
                        row -> {
                            entered.put(
                                    row.getString("key"),
                                    new ContactId(Rows.uuid(row, "contact_id")));
                        });
        return entered;
    }

    @CrossAccount("the staging table has no accounts, only parts of batches")
    void clear(Part part) {
        db.sql(CLEAR.text()).param("part", part.id()).update();
    }

    long leaveList(AccountId account, ImportId batch, int rows) {
        return part(LEAVE_LIST, account, batch, rows);
    }

    long emptyFilled(AccountId account, ImportId batch, int rows) {
        return part(EMPTY_FILLED, account, batch, rows);
    }

    long leaveAccount(AccountId account, ImportId batch, int rows) {
        return part(LEAVE_ACCOUNT, account, batch, rows);
    }

    long hold(AccountId account, ImportId batch, int rows, Instant now) {
        return turn(account, batch, rows, now)
                .param("from", "SUBSCRIBED")
                .param("fromReason", null, Types.VARCHAR)
                .param("to", "HELD")
                .param("toReason", HELD_BATCH)
                .update();
    }

    long release(AccountId account, ImportId batch, int rows, Instant now) {
        return turn(account, batch, rows, now)
                .param("from", "HELD")
                .param("fromReason", HELD_BATCH)
                .param("to", "SUBSCRIBED")
                .param("toReason", null, Types.VARCHAR)
                .update();
    }

    private JdbcClient.StatementSpec turn(
            AccountId account, ImportId batch, int rows, Instant now) {
        return in(TURN, account, batch).param("rows", rows).param("now", Rows.utc(now));
    }

    private long part(Sql statement, AccountId account, ImportId batch, int rows) {
        return in(statement, account, batch).param("rows", rows).update();
    }

    private JdbcClient.StatementSpec of(Sql statement, AccountId account, Part part) {
        return db.sql(statement.text()).param("account", account.value()).param("part", part.id());
    }

    private JdbcClient.StatementSpec of(Sql statement, AccountId account, Part part, Batch batch) {
        return of(statement, account, part).param("batch", batch.id().value());
    }

    private JdbcClient.StatementSpec in(Sql statement, AccountId account, ImportId batch) {
        return db.sql(statement.text())
                .param("account", account.value())
                .param("batch", batch.value());
    }
}
