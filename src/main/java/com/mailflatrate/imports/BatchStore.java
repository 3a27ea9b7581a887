package com.mailflatrate.imports;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What happens to a row of {@code imports.imports} as one thing after it was judged. */
@Repository
final class BatchStore {

    static final Sql TURN =
            Sql.of(
                    """
            update imports.imports set state = :state, unsettled = true where account_id = :account and id = :id
            """);

    static final Sql SETTLED =
            Sql.of(
                    """
            update imports.imports set unsettled = false where account_id = :account and id = :id
            """);

    static final Sql LOOK =
            Sql.of(
                    """
            update imports.imports set look = :look where account_id = :account and id = :id
            """);

    static final Sql BACK_TO_CHECKED =
            Sql.of(
                    """
            update imports.imports set state = 'CHECKED', review_at = null where account_id = :account and id = :id
            """);

    private final JdbcClient db;

    BatchStore(JdbcClient db) {
        this.db = db;
    }

    /** Held, or let go again; its memberships follow part by part. */
    void turn(AccountId account, ImportId id, ImportState state) {
        one(TURN, account, id).param("state", state.name()).update();
    }

    /** All its memberships have followed. */
    void settled(AccountId account, ImportId id) {
        one(SETTLED, account, id).update();
    }

    /** Let in by rule: a person looks later, or has looked. */
    void look(AccountId account, ImportId id, boolean look) {
        one(LOOK, account, id).param("look", look).update();
    }

    /** A dry run a person has looked at is one still. */
    void backToChecked(AccountId account, ImportId id) {
        one(BACK_TO_CHECKED, account, id).update();
    }

    private JdbcClient.StatementSpec one(Sql statement, AccountId account, ImportId id) {
        return db.sql(statement.text()).param("account", account.value()).param("id", id.value());
    }
}
