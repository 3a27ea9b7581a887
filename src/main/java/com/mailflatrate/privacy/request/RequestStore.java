package com.mailflatrate.privacy.request;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code privacy.requests}. */
@Repository
final class RequestStore {

    static final Sql ADD =
            Sql.of(
                    """
            insert into privacy.requests (account_id, id, kind, hash, address, contact_id, note, by_kind, by_id, by_name,
                                          asked_at)
            values (:account, :id, :kind, :hash, :address, :contact, :note, :byKind, :byId, :byName, :now)
            """);
    static final Sql FIND =
            Sql.of(
                    """
            select account_id, id, kind, contact_id, note, by_kind, by_id, by_name, asked_at, done_at
              from privacy.requests where account_id = :account and id = :id
            """);
    static final Sql ADDRESS =
            Sql.of("select address from privacy.requests where account_id = :account and id = :id");
    static final Sql PAGE =
            Sql.of(
                    """
            select account_id, id, kind, contact_id, note, by_kind, by_id, by_name, asked_at, done_at
              from privacy.requests
             where account_id = :account and id < :before
             order by id desc limit :limit
            """);
    static final Sql OPEN =
            Sql.of(
                    """
            select account_id, id, kind, contact_id, note, by_kind, by_id, by_name, asked_at, done_at
              from privacy.requests where done_at is null order by asked_at limit :limit
            """);
    static final Sql FINISH =
            Sql.of(
                    """
            update privacy.requests r set done_at = :now, address = null
             where account_id = :account and id = :id and done_at is null
               and not exists (select from privacy.steps s
                                where s.account_id = r.account_id and s.request_id = r.id and s.done_at is null)
            """);

    private final JdbcClient db;

    RequestStore(JdbcClient db) {
        this.db = db;
    }

    void add(AccountId account, Request request, byte[] hash, byte @Nullable [] address) {
        db.sql(ADD.text())
                .param("account", account.value())
                .param("id", request.id())
                .param("kind", request.kind().name())
                .param("hash", hash)
                .param("address", address)
                .param("contact", request.contact() == null ? null : request.contact().value())
                .param("note", request.note())
                .param("byKind", request.by().kind().name())
                .param("byId", request.by().id())
                .param("byName", request.by().name())
                .param("now", Rows.utc(request.askedAt()))
                .update();
    }

    Optional<Request> find(AccountId account, UUID id) {
        return db.sql(FIND.text())
                .param("account", account.value())
                .param("id", id)
                .query(RequestStore::row)
                .optional();
    }

    Optional<byte[]> address(AccountId account, UUID id) {
        return db.sql(ADDRESS.text())
                .param("account", account.value())
                .param("id", id)
                .query((row, n) -> Optional.ofNullable(row.getBytes("address")))
                .optional()
                .flatMap(address -> address);
    }

    List<Request> page(AccountId account, UUID before, int limit) {
        return db.sql(PAGE.text())
                .param("account", account.value())
                .param("before", before)
                .param("limit", limit)
                .query(RequestStore::row)
                .list();
    }

    @CrossAccount("the job works for all of them")
    List<Request> open(int limit) {
        return db.sql(OPEN.text()).param("limit", limit).query(RequestStore::row).list();
    }

    boolean finish(AccountId account, UUID id, Instant now) {
        return db.sql(FINISH.text())
                        .param("account", account.value())
                        .param("id", id)
                        .param("now", Rows.utc(now))
                        .update()
                > 0;
    }

    private static Request row(ResultSet row, int n) throws SQLException {
        UUID contact = Rows.uuidOrNull(row, "contact_id");
        return new Request(
                new AccountId(row.getLong("account_id")),
                Rows.uuid(row, "id"),
                RequestKind.valueOf(row.getString("kind")),
                contact == null ? null : new ContactId(contact),
                row.getString("note"),
                Rows.actor(row),
                Rows.instant(row, "asked_at"),
                Rows.instantOrNull(row, "done_at"),
                List.of());
    }
}
