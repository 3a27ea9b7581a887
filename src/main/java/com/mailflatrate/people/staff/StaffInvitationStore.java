package com.mailflatrate.people.staff;

import com.mailflatrate.account.Role;
import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Invitations among the operator's people. */
@Component
@CrossAccount("staff belong to no account")
final class StaffInvitationStore {

    static final Sql INSERT =
            Sql.of(
                    """
            insert into people.staff_invitations (id, email, email_key, roles, language, totp_draft, invited_at,
                expires_at, by_id, by_name)
            values (:id, :email, :emailKey, :roles, :language, :draft, :now, :expiresAt, :by, :byName)""");

    static final Sql OPEN =
            Sql.of(
                    "select * from people.staff_invitations where ended_at is null order by id desc limit 100");

    static final Sql FIND = Sql.of("select * from people.staff_invitations where id = :id");

    static final Sql DRAFT =
            Sql.of(
                    "select totp_draft from people.staff_invitations where id = :id and ended_at is null");

    static final Sql END =
            Sql.of(
                    """
            update people.staff_invitations set ended_at = :now, taken_by = :takenBy, totp_draft = null
             where id = :id and ended_at is null""");

    static final Sql END_OF =
            Sql.of(
                    """
            update people.staff_invitations set ended_at = :now, totp_draft = null
             where email_key = :emailKey and ended_at is null
            returning id""");

    private final JdbcClient jdbc;

    StaffInvitationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(StaffInvitation one, byte[] draft, UserId by) {
        jdbc.sql(INSERT.text())
                .param("id", one.id())
                .param("email", one.email().full())
                .param("emailKey", one.email().key())
                .param("roles", one.roles().stream().map(Role::word).toArray(String[]::new))
                .param("language", one.language().code())
                .param("draft", draft)
                .param("now", Rows.utc(one.invitedAt()))
                .param("expiresAt", Rows.utc(one.expiresAt()))
                .param("by", by.value())
                .param("byName", one.byName())
                .update();
    }

    List<StaffInvitation> open() {
        return jdbc.sql(OPEN.text()).query(StaffInvitationStore::invitation).list();
    }

    Optional<StaffInvitation> find(UUID id) {
        return jdbc.sql(FIND.text())
                .param("id", id)
                .query(StaffInvitationStore::invitation)
                .optional();
    }

    Optional<byte[]> draft(UUID id) {
        return jdbc.sql(DRAFT.text())
                .param("id", id)
                .query((row, number) -> row.getBytes("totp_draft"))
                .optional();
    }

    boolean end(UUID id, @Nullable UserId takenBy, Instant now) {
        return jdbc.sql(END.text())
                        .param("id", id)
                        .param("takenBy", takenBy == null ? null : takenBy.value(), Types.OTHER)
                        .param("now", Rows.utc(now))
                        .update()
                == 1;
    }

    List<UUID> endOf(EmailAddress email, Instant now) {
        return jdbc.sql(END_OF.text())
                .param("emailKey", email.key())
                .param("now", Rows.utc(now))
                .query((row, number) -> Rows.uuid(row, "id"))
                .list();
    }

    private static StaffInvitation invitation(ResultSet row, int number) throws SQLException {
        Set<Role> roles =
                Arrays.stream((String[]) row.getArray("roles").getArray())
                        .map(Role::of)
                        .collect(Collectors.toSet());
        return new StaffInvitation(
                Rows.uuid(row, "id"),
                EmailAddress.parse(row.getString("email")).orElseThrow(),
                roles,
                Language.of(Locale.forLanguageTag(row.getString("language"))),
                Rows.instant(row, "invited_at"),
                Rows.instant(row, "expires_at"),
                row.getString("by_name"),
                Rows.instantOrNull(row, "ended_at") == null);
    }
}
