package com.mailflatrate.campaign.unusual;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How an account has sent so far. */
@Component
final class HabitStore {

    static final Sql HOURS =
            Sql.of(
                    """
            select created_at from campaign.mailings
             where account_id = :account and run_id is not null and created_at > :since
             order by created_at desc limit 500""");

    static final Sql TEXTS =
            Sql.of(
                    """
            select t.html, t.body_text
              from campaign.mailings m
              join campaign.contents t on t.account_id = m.account_id and t.mailing_id = m.mailing_id
             where m.account_id = :account and m.run_id is not null and m.created_at > :since
             order by m.created_at desc limit 50""");

    private final JdbcClient jdbc;

    HabitStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Instant> releases(AccountId account, Instant since) {
        return jdbc.sql(HOURS.text())
                .param("account", account.value())
                .param("since", Rows.utc(since))
                .query((row, number) -> Rows.instant(row, "created_at"))
                .list();
    }

    Set<String> sites(AccountId account, Instant since) {
        Set<String> sites = new TreeSet<>();
        jdbc.sql(TEXTS.text())
                .param("account", account.value())
                .param("since", Rows.utc(since))
                .query(
                        row -> {
                            sites.addAll(
                                    LinkSites.of(
                                            row.getString("html"), row.getString("body_text")));
                        });
        return sites;
    }
}
