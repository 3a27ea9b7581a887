package com.mailflatrate.database;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Proves at every start that the lanes hold; refuses to start otherwise. */
@Component
@DependsOnDatabaseInitialization
final class LaneProof implements InitializingBean {

    private static final String DENIED = "42501";
    private static final String COUNT = "select count(*) from database.proofs";
    private static final String CHANGE = "update database.proofs set word = word";
    private static final String OPEN_TABLES =
            """
            select c.oid::regclass::text
              from pg_class c
              join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id' and not a.attisdropped
             where c.relkind in ('r', 'p') and not c.relrowsecurity
               and has_table_privilege('mf_desk', c.oid, 'select, insert, update, delete')
               and not c.relispartition
             order by 1
            """;

    private final JdbcTemplate desk;
    private final JdbcTemplate engine;

    LaneProof(
            @Qualifier("deskDataSource") DataSource desk,
            @Qualifier("engineDataSource") DataSource engine) {
        this.desk = new JdbcTemplate(desk);
        this.engine = new JdbcTemplate(engine);
    }

    @Override
    public void afterPropertiesSet() {
        require(count(engine) == 1, "the engine lane does not see all rows");
        require(count(desk) == 0, "the desk lane sees rows without an account");
        require(isDenied(desk) && isDenied(engine), "a ledger row can be changed");
        List<String> open = engine.query(OPEN_TABLES, (row, n) -> row.getString(1));
        require(open.isEmpty(), "the desk may use tables without row-level security: " + open);
    }

    private static long count(JdbcTemplate lane) {
        Long count = lane.queryForObject(COUNT, Long.class);
        return count == null ? -1 : count;
    }

    private static boolean isDenied(JdbcTemplate lane) {
        try {
            lane.update(CHANGE);
            return false;
        } catch (DataAccessException e) {
            return e.getRootCause() instanceof SQLException cause
                    && DENIED.equals(cause.getSQLState());
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(
                    "Refusing to start: "
                            + otherwise
                            + ". The login role must not be a superuser's stand-in; see `mailflatrate database roles`.");
        }
    }
}
