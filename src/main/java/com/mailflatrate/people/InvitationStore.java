package com.mailflatrate.people;

import com.mailflatrate.account.Role;
import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Invitations. */
@Component
final class InvitationStore {

    static final Sql INSERT =
            Sql.of(
                    """
            insert into people.invitations (account_id, id, email, email_key, role, language, invited_at, expires_at,
                by_id, by_name)
            values (:account, :id, :email, :emailKey, :role, :language, :now, :expiresAt, :by, :byName)""");

    static final Sql OPEN =
            Sql.of(
                    """
            select * from people.invitations where account_id = :account and ended_at is null
             order by id desc limit 100""");

    static final Sql FIND = Sql.of("select * from people.invitations where id = :id");

    static final Sql END =
            Sql.of(
                    """
            update people.invitations set ended_at = :now, taken_by = :takenBy
             where account_id = :account and id = :id and ended_at is null""");

    static final Sql END_OF =
            Sql.of(
                    """
            update people.invitations set ended_at = :now
             where account_id = :account and email_key = :emailKey and ended_at is null
            returning id""");

    private final JdbcClient jdbc;

    InvitationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(AccountId account, Invitation one, UserId by) {
        jdbc.sql(INSERT.text())
                .param("account", account.value())
                .param("id", one.id())
                .param("email", one.email().full())
                .param("emailKey", one.email().key())
                .param("role", one.role().word())
                .param("language", one.language().code())
                .param("now", Rows.utc(one.invitedAt()))
                .param("expiresAt", Rows.utc(one.expiresAt()))
                .param("by", by.value())
                .param("byName", one.byName())
                .update();
    }

    List<Invitation> open(AccountId account) {
        return jdbc.sql(OPEN.text())
                .param("account", account.value())
                .query(InvitationStore::invitation)
                .list();
    }

    @CrossAccount("the link is all that somebody invited has")
    Optional<Invitation> find(UUID id) {
        return jdbc.sql(FIND.text()).param("id", id).query(InvitationStore::invitation).optional();
    }

    boolean end(AccountId account, UUID id, @Nullable UserId takenBy, Instant now) {
        return jdbc.sql(END.text())
                        .param("account", account.value())
                        .param("id", id)
                        .param("takenBy", takenBy == null ? null : takenBy.value(), Types.OTHER)
                        .param("now", Rows.utc(now))
                        .update()
                == 1;
    }

    List<UUID> endOf(AccountId account, EmailAddress email, Instant now) {
        return jdbc.sql(END_OF.text())
                .param("account", account.value())
                .param("emailKey", email.key())
                .param("now", Rows.utc(now))
                .query((row, number) -> Rows.uuid(row, "id"))
                .list();
    }

    private static Invitation invitation(ResultSet row, int number) throws SQLException {
        return new Invitation(
                new AccountId(row.getLong("account_id")),
                Rows.uuid(row, "id"),
                EmailAddress.parse(row.getString("email")).orElseThrow(),
                Role.of(row.getString("role")),
                Language.of(Locale.forLanguageTag(row.getString("language"))),
                Rows.instant(row, "invited_at"),
                Rows.instant(row, "expires_at"),
                row.getString("by_name"),
                Rows.instantOrNull(row, "ended_at") == null);
    }
}
