package com.mailflatrate.factor;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.UserId;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Recovery codes by their hash. */
@Component
@CrossAccount("a person may belong to many accounts")
final class RecoveryCodeStore {

    static final Sql INSERT =
            Sql.of(
                    "insert into factor.recovery_codes (user_id, code_mac, made_at) values (:user, :hash, :now)");

    static final Sql USE =
            Sql.of(
                    """
            update factor.recovery_codes set used_at = :now
             where user_id = :user and code_mac = :hash and used_at is null""");

    static final Sql LEFT =
            Sql.of(
                    "select count(*) from factor.recovery_codes where user_id = :user and used_at is null");

    static final Sql DELETE = Sql.of("delete from factor.recovery_codes where user_id = :user");

    private final JdbcClient jdbc;

    RecoveryCodeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UserId user, byte[] hash, Instant now) {
        jdbc.sql(INSERT.text())
                .param("user", user.value())
                .param("hash", hash)
                .param("now", Rows.utc(now))
                .update();
    }

    boolean use(UserId user, byte[] hash, Instant now) {
        return jdbc.sql(USE.text())
                        .param("user", user.value())
                        .param("hash", hash)
                        .param("now", Rows.utc(now))
                        .update()
                == 1;
    }

    long left(UserId user) {
        return jdbc.sql(LEFT.text()).param("user", user.value()).query(Long.class).single();
    }

    void delete(UserId user) {
        jdbc.sql(DELETE.text()).param("user", user.value()).update();
    }
}
