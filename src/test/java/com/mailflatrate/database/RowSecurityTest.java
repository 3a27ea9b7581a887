package com.mailflatrate.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailflatrate.campaign.GivenCampaigns;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.kernel.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The second lock: statements that forget the account, sent to every table of accounts. */
@DatabaseTest
class RowSecurityTest {

    private static final String TABLES =
            """
            select n.nspname || '.' || c.relname
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
              join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id'
             where c.relkind in ('r', 'p') and c.relispartition = %1$s and c.relpersistence = 'p'
               and a.atttypid = 'bigint'::regtype and a.attnotnull and not a.attisdropped
               and has_table_privilege('mf_desk', c.oid, '%2$s')
               -- numbers its rows itself: nobody can give them to somebody else
               and ('%2$s' <> 'update' or a.attidentity = '')
             order by 1
            """;

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private JdbcClient db;
    @Autowired private TransactionTemplate transactions;
    private AccountId mine;
    private AccountId theirs;

    @BeforeEach
    void twoCompanies() {
        GivenCampaigns given = new GivenCampaigns(context, port);
        mine = given.sender(1).customer().account();
        theirs = given.sender(1).customer().account();
    }

    @Test
    @Covers("J3")
    void aStatementThatForgetsTheAccountSeesNobodyElse() {
        int withRows = 0;
        for (String table : tables(false, "select")) {
            long all = asEngine("select count(*) from " + table);
            long own =
                    asEngine(
                            "select count(*) from "
                                    + table
                                    + " where account_id = "
                                    + mine.value());
            assertThat(asDesk("select count(*) from " + table)).as(table).isEqualTo(own);
            assertThat(
                            asDesk(
                                    "select count(*) from "
                                            + table
                                            + " where account_id = "
                                            + theirs.value()))
                    .as(table)
                    .isZero();
            assertThat(count("select count(*) from " + table))
                    .as(table + " without account")
                    .isZero();
            withRows += own > 0 && all > own ? 1 : 0;
        }
        assertThat(withRows).as("tables in which there was somebody else to see").isGreaterThan(10);
    }

    @Test
    @Covers("J3")
    void aStatementThatForgetsTheAccountChangesNobodyElseAndGivesNothingAway() {
        List<String> given = new ArrayList<>();
        for (String table : tables(false, "update")) {
            long own =
                    asEngine(
                            "select count(*) from "
                                    + table
                                    + " where account_id = "
                                    + mine.value());
            assertThat(changed(table, "account_id")).as(table).isEqualTo(own);
            if (own > 0) {
                assertThatThrownBy(() -> changed(table, Long.toString(theirs.value())))
                        .as(table)
                        .isInstanceOf(DataAccessException.class);
                given.add(table);
            }
        }
        assertThat(given).contains("audience.lists", "audience.contacts");
    }

    @Test
    @Covers("J3")
    void thereIsNoWayAroundThroughAPartOfATable() {
        assertThat(tables(true, "select, insert, update, delete")).isEmpty();
    }

    private List<String> tables(boolean parts, String privilege) {
        return db.sql(TABLES.formatted(parts, privilege))
                .query((row, n) -> row.getString(1))
                .list();
    }

    private long changed(String table, String account) {
        return AccountScope.call(
                mine,
                () ->
                        Objects.requireNonNull(
                                transactions.execute(
                                        tx -> {
                                            tx.setRollbackOnly();
                                            return (long)
                                                    db.sql(
                                                                    "update "
                                                                            + table
                                                                            + " set account_id = "
                                                                            + account)
                                                            .update();
                                        })));
    }

    private long asDesk(String question) {
        return AccountScope.call(mine, () -> count(question));
    }

    private long asEngine(String question) {
        return Lanes.engine(() -> count(question));
    }

    private long count(String question) {
        return Objects.requireNonNull(
                transactions.execute(tx -> db.sql(question).query(Long.class).single()));
    }
}
