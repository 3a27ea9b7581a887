package com.mailflatrate.forms;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.FormId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Sql;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code forms.forms}, each with its newest version. */
@Repository
final class FormStore {

    private static final String WHOLE =
            """
            select f.account_id, f.id, f.key, f.list_id, f.public_version, f.state, f.flags, g.why as guard_why, f.since_at,
                   f.created_at as first_at, v.*
              from forms.forms f
              join forms.versions v
                on v.account_id = f.account_id and v.form_id = f.id and v.version = f.version
              left join optin.v_form_guards g on g.account_id = f.account_id and g.form_id = f.id
            """;

    static final Sql ADD =
            Sql.of(
                    """
            insert into forms.forms (account_id, id, key, list_id, version, public_version, state, flags, since_at,
                                       created_at)
            values (:account, :id, :key, :list, 1, :public, :state, cast(:flags as text[]), :now, :now)
            """);
    static final Sql CHANGE =
            Sql.of(
                    """
            update forms.forms
               set version = :version, public_version = :public, state = :state,
                   flags = cast(:flags as text[]), since_at = :now
             where account_id = :account and id = :id
            """);
    static final Sql LOCK =
            Sql.of(
                    """
            select version from forms.forms where account_id = :account and id = :id for update
            """);
    static final Sql FIND = Sql.of(WHOLE + " where f.account_id = :account and f.id = :id");
    static final Sql OF_LIST =
            Sql.of(
                    WHOLE
                            + " where f.account_id = :account and f.list_id = :list order by f.id desc");
    static final Sql PAGE =
            Sql.of(
                    WHOLE
                            + " where f.account_id = :account and (cast(:before as uuid) is null or f.id < :before)"
                            + " order by f.id desc limit :rows");
    static final Sql WAS_RELEASED =
            Sql.of(
                    """
            select exists (select from forms.remarks where account_id = :account and kind = 'APPROVE')
            """);
    static final Sql BY_KEYS = Sql.of(WHOLE + " where f.key = any(:keys)");
    static final Sql KEY_OF_SHORT =
            Sql.of("select key from forms.forms where left(key, 8) = :short");
    static final Sql WAITING =
            Sql.of(
                    WHOLE
                            + " where f.state = 'REVIEW' or g.why is not null order by f.since_at limit 200");
    static final Sql ANY = Sql.of(WHOLE + " where f.id = :id");
    private final JdbcClient db;

    FormStore(JdbcClient db) {
        this.db = db;
    }

    void add(
            AccountId account, FormId id, String key, ListId list, Standing standing, Instant now) {
        db.sql(ADD.text())
                .param("account", account.value())
                .param("id", id.value())
                .param("key", key)
                .param("list", list.value())
                .param("public", standing.publicVersion())
                .param("state", standing.state().name())
                .param("flags", standing.flags().toArray(String[]::new))
                .param("now", Rows.utc(now))
                .update();
    }

    /**
     * How a form stands.
     *
     * @param publicVersion what visitors see; null when they see nothing
     */
    record Standing(@Nullable Integer publicVersion, Form.State state, List<String> flags) {}

    void change(AccountId account, FormId id, int version, Standing standing, Instant now) {
        db.sql(CHANGE.text())
                .param("account", account.value())
                .param("id", id.value())
                .param("version", version)
                .param("public", standing.publicVersion())
                .param("state", standing.state().name())
                .param("flags", standing.flags().toArray(String[]::new))
                .param("now", Rows.utc(now))
                .update();
    }

    /** Takes the form for this transaction and gives its newest version. */
    Optional<Integer> lock(AccountId account, FormId id) {
        return db.sql(LOCK.text())
                .param("account", account.value())
                .param("id", id.value())
                .query(Integer.class)
                .optional();
    }

    Optional<Form> find(AccountId account, FormId id) {
        return db.sql(FIND.text())
                .param("account", account.value())
                .param("id", id.value())
                .query(FormStore::form)
                .optional();
    }

    List<Form> ofList(AccountId account, ListId list) {
        return db.sql(OF_LIST.text())
                .param("account", account.value())
                .param("list", list.value())
                .query(FormStore::form)
                .list();
    }

    List<Form> page(AccountId account, @Nullable UUID before, int rows) {
        return db.sql(PAGE.text())
                .param("account", account.value())
                .param("before", before)
                .param("rows", rows)
                .query(FormStore::form)
                .list();
    }

    /** Whether a person has ever released a form of this account. */
    boolean wasReleased(AccountId account) {
        return db.sql(WAS_RELEASED.text())
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    @CrossAccount("a visitor has only what stands on the poster")
    Optional<String> keyOfShort(String shortKey) {
        return db.sql(KEY_OF_SHORT.text()).param("short", shortKey).query(String.class).optional();
    }

    @CrossAccount("visitors bring the key alone")
    List<Form> byKeys(Collection<String> keys) {
        return db.sql(BY_KEYS.text())
                .param("keys", Rows.column(keys, key -> key))
                .query(FormStore::form)
                .list();
    }

    @CrossAccount("the operator looks at all accounts")
    List<Form> waiting() {
        return db.sql(WAITING.text()).query(FormStore::form).list();
    }

    @CrossAccount("the operator looks at all accounts")
    Optional<Form> anyAccounts(FormId id) {
        return db.sql(ANY.text()).param("id", id.value()).query(FormStore::form).optional();
    }

    private static Form form(ResultSet row, int n) throws SQLException {
        Array flags = row.getArray("flags");
        int shown = row.getInt("public_version");
        return new Form(
                new AccountId(row.getLong("account_id")),
                new FormId(Rows.uuid(row, "id")),
                row.getString("key"),
                new ListId(Rows.uuid(row, "list_id")),
                VersionStore.version(row, n),
                shown == 0 ? null : shown,
                Form.State.valueOf(row.getString("state")),
                List.of((String[]) flags.getArray()),
                row.getString("guard_why"),
                Rows.instant(row, "since_at"),
                Rows.instant(row, "first_at"));
    }
}
