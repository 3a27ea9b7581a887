package com.mailflatrate.segments;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code segments.pictures}: who was in a segment when a mailing was confirmed. */
@Repository
final class PictureStore {

    static final Sql KEEP =
            Sql.of(
                    """
            insert into segments.pictures (account_id, picture_id, contact_id, taken_at)
            select :account, :picture, kept.id, :now from unnest(cast(:contacts as uuid[])) as kept (id)
             where exists (select from audience.v_contacts c where c.account_id = :account and c.id = kept.id)
            """);

    static final Sql MEMBERS =
            Sql.of(
                    """
            select contact_id as id from segments.pictures
             where account_id = :account and picture_id = :picture order by contact_id
            """);

    static final Sql DROP =
            Sql.of(
                    "delete from segments.pictures where account_id = :account and picture_id = :picture");

    private final JdbcClient db;

    PictureStore(JdbcClient db) {
        this.db = db;
    }

    void keep(AccountId account, UUID picture, Members members, Instant now) {
        db.sql(KEEP.text())
                .param("account", account.value())
                .param("picture", picture)
                .param("contacts", members.toArray())
                .param("now", Rows.utc(now))
                .update();
    }

    Members members(AccountId account, UUID picture) {
        Members.Collector found = new Members.Collector();
        db.sql(MEMBERS.text())
                .param("account", account.value())
                .param("picture", picture)
                .query(
                        row -> {
                            found.add(Rows.uuid(row, "id"));
                        });
        return found.members();
    }

    void drop(AccountId account, UUID picture) {
        db.sql(DROP.text()).param("account", account.value()).param("picture", picture).update();
    }
}
