package com.mailflatrate.imports;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.Sql;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    /** Nothing is known of its rows until they have been judged once more. */
    static final Sql CHECK_AGAIN =
            Sql.of(
                    """
            update imports.imports
               set state = 'CHECKING', scan_id = coalesce(:scan, scan_id), done = 0, accepted = 0, unproven = 0,
                   rejected = 0, known = 0, doubtful = 0, by_reason = '{}', proof = '{}'
             where account_id = :account and id = :id
            """);

    static final Sql SCANS_NOBODY_NEEDS =
            Sql.of(
                    """
            select account_id, scan_id from imports.imports
             where scan_id is not null and begun_at < :before and state in ('CHECKED', 'REJECTED', 'ROLLED_BACK')
               and not account_id = any(:held)
             order by begun_at limit 1000
            """);

    static final Sql WITHOUT_SCAN =
            Sql.of(
                    """
            update imports.imports set scan_id = null where account_id = :account and scan_id = :scan
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

    /**
     * Back to the beginning of its check.
     *
     * @param scan shown meanwhile; null leaves what there is
     */
    void checkAgain(AccountId account, ImportId id, @Nullable UUID scan) {
        one(CHECK_AGAIN, account, id).param("scan", scan, Types.OTHER).update();
    }

    /** A scan that belongs to an import. */
    record Leftover(AccountId account, UUID scan) {}

    @CrossAccount("scans of imports that came to nothing")
    List<Leftover> scansNobodyNeeds(Instant before, Long[] held) {
        return db.sql(SCANS_NOBODY_NEEDS.text())
                .param("before", Rows.utc(before))
                .param("held", held)
                .query(
                        (row, n) ->
                                new Leftover(
                                        new AccountId(row.getLong("account_id")),
                                        Rows.uuid(row, "scan_id")))
                .list();
    }

    void withoutScan(AccountId account, UUID scan) {
        db.sql(WITHOUT_SCAN.text()).param("account", account.value()).param("scan", scan).update();
    }

    private JdbcClient.StatementSpec one(Sql statement, AccountId account, ImportId id) {
        return db.sql(statement.text()).param("account", account.value()).param("id", id.value());
    }
}
