package com.mailflatrate.feedback.complaint;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The register of feeds. */
@Component
@CrossAccount("feeds are the operator's, their reports concern all accounts")
class FeedStore {

    static final Sql ALL =
            Sql.of(
                    """
            select domain, name, owner, every_days, signed, since_at, last_at, alarmed_at from feedback.feeds
             order by name, domain
            """);
    static final Sql PUT =
            Sql.of(
                    """
            insert into feedback.feeds (domain, name, owner, every_days, signed, since_at)
            values (:domain, :name, :owner, :days, :signed, :now)
            on conflict (domain) do update
               set name = excluded.name, owner = excluded.owner, every_days = excluded.every_days,
                   signed = excluded.signed, alarmed_at = null
            """);
    static final Sql REMOVE =
            Sql.of(
                    """
            delete from feedback.feeds where domain = :domain
            """);
    static final Sql HEARD =
            Sql.of(
                    """
            update feedback.feeds set last_at = greatest(last_at, :at), alarmed_at = null where domain = :domain
            """);
    static final Sql ALARMED =
            Sql.of(
                    """
            update feedback.feeds set alarmed_at = :at where domain = :domain
            """);

    private final JdbcClient jdbc;

    FeedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Feed> all() {
        return jdbc.sql(ALL.text())
                .query(
                        (row, n) ->
                                new Feed(
                                        row.getString("domain"),
                                        row.getString("name"),
                                        row.getString("owner"),
                                        row.getInt("every_days"),
                                        row.getBoolean("signed"),
                                        Rows.instant(row, "since_at"),
                                        Rows.instantOrNull(row, "last_at"),
                                        Rows.instantOrNull(row, "alarmed_at")))
                .list();
    }

    void put(Feed feed) {
        jdbc.sql(PUT.text())
                .param("domain", feed.domain())
                .param("name", feed.name())
                .param("owner", feed.owner())
                .param("days", feed.everyDays())
                .param("signed", feed.signed())
                .param("now", Rows.utc(feed.since()))
                .update();
    }

    boolean remove(String domain) {
        return jdbc.sql(REMOVE.text()).param("domain", domain).update() > 0;
    }

    void heard(String domain, Instant at) {
        jdbc.sql(HEARD.text()).param("domain", domain).param("at", Rows.utc(at)).update();
    }

    void alarmed(String domain, Instant at) {
        jdbc.sql(ALARMED.text()).param("domain", domain).param("at", Rows.utc(at)).update();
    }
}
