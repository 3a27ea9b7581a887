package com.mailflatrate.forms;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.FormId;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads {@code optin.v_form_days}. */
@Repository
final class DayStore {

    static final Sql LAST =
            Sql.of(
                    """
            select form_id, sum(shown) as shown, sum(posted) as posted, sum(asked) as asked,
                   sum(confirmed) as confirmed, sum(hard) as hard, sum(not_me) as not_me
              from optin.v_form_days
             where account_id = :account and day > :from group by form_id
            """);

    private final JdbcClient db;

    DayStore(JdbcClient db) {
        this.db = db;
    }

    Map<FormId, Funnel> last30(AccountId account, Instant now) {
        Map<FormId, Funnel> found = new HashMap<>();
        db.sql(LAST.text())
                .param("account", account.value())
                .param("from", LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(30))
                .query(
                        row -> {
                            found.put(
                                    new FormId(Rows.uuid(row, "form_id")),
                                    new Funnel(
                                            row.getLong("shown"),
                                            row.getLong("posted"),
                                            row.getLong("asked"),
                                            row.getLong("confirmed"),
                                            row.getLong("hard"),
                                            row.getLong("not_me")));
                        });
        return found;
    }
}
