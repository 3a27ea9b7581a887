package com.mailflatrate.privacy.large;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Sql;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much accounts hold. */
@Component
final class LargeAccountStore {

    static final Sql LARGE =
            Sql.of(
                    """
            select account_id from audience.v_contacts group by account_id having count(*) > :most""");

    private final JdbcClient jdbc;

    LargeAccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @CrossAccount("all accounts are counted")
    List<AccountId> withMoreThan(int most) {
        return jdbc.sql(LARGE.text())
                .param("most", most)
                .query((row, number) -> new AccountId(row.getLong("account_id")))
                .list();
    }
}
