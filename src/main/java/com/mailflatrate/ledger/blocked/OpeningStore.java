package com.mailflatrate.ledger.blocked;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who asked to open what is blocked, and who agreed. */
@Repository
final class OpeningStore {

    static final Sql ASK =
            Sql.of(
                    """
            insert into ledger.openings (account_id, id, subject, reason, asked_by, asked_name, asked_at)
            values (:account, :id, :subject, :reason, :by, :name, :now)
            """);
    static final Sql AGREE =
            Sql.of(
                    """
            update ledger.openings set agreed_by = :by, agreed_name = :name, agreed_at = :now
             where account_id = :account and id = :id and agreed_by is null
            """);
    static final Sql FIND = Sql.of("select * from ledger.openings where id = :id");
    static final Sql PAGE =
            Sql.of(
                    """
            select * from ledger.openings
             where id < coalesce(cast(:before as uuid), 'ffffffff-ffff-ffff-ffff-ffffffffffff')
             order by id desc limit :rows
            """);

    private final JdbcClient db;

    OpeningStore(JdbcClient db) {
        this.db = db;
    }

    void ask(AccountId account, Opening opening, byte[] subject) {
        db.sql(ASK.text())
                .param("account", account.value())
                .param("id", opening.id())
                .param("subject", subject)
                .param("reason", opening.reason())
                .param("by", opening.askedBy())
                .param("name", opening.askedName())
                .param("now", Rows.utc(opening.askedAt()))
                .update();
    }

    void agree(AccountId account, UUID id, UUID by, String name, Instant now) {
        db.sql(AGREE.text())
                .param("account", account.value())
                .param("id", id)
                .param("by", by)
                .param("name", name)
                .param("now", Rows.utc(now))
                .update();
    }

    @CrossAccount("the operator's second person knows the number only")
    Optional<Opening> find(UUID id) {
        return db.sql(FIND.text()).param("id", id).query((row, n) -> opening(row)).optional();
    }

    @CrossAccount("the operator's people see what they asked for, whosever it is")
    List<Opening> page(PageRequest request) {
        String cursor = request.cursor() == null ? "" : request.cursor();
        return db.sql(PAGE.text())
                .param("before", Ids.uuid(cursor).orElse(null))
                .param("rows", request.limit() + 1)
                .query((row, n) -> opening(row))
                .list();
    }

    private static Opening opening(ResultSet row) throws SQLException {
        return new Opening(
                new AccountId(row.getLong("account_id")),
                Rows.uuid(row, "id"),
                row.getString("reason"),
                Rows.uuid(row, "asked_by"),
                row.getString("asked_name"),
                Rows.instant(row, "asked_at"),
                Rows.uuidOrNull(row, "agreed_by"),
                row.getString("agreed_name"),
                Rows.instantOrNull(row, "agreed_at"));
    }
}
