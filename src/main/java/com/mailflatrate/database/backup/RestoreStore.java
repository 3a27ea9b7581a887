package com.mailflatrate.database.backup;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When the database was restored. */
@Repository
@CrossAccount("a restore is everybody's")
final class RestoreStore {

    private static final Sql NOTICE =
            Sql.of("update database.restores set noticed_at = :now where noticed_at is null");

    private final JdbcClient db;

    RestoreStore(JdbcClient db) {
        this.db = db;
    }

    int notice(Instant now) {
        return db.sql(NOTICE.text()).param("now", Rows.utc(now)).update();
    }
}
