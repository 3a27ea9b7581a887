package com.mailflatrate.measures;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.measures.SiteRule.Terms;
import com.mailflatrate.transport.shaping.Rule.Action;
import com.mailflatrate.transport.shaping.Rule.Limit;
import com.mailflatrate.transport.shaping.Rule.Replies;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The operator's rows of the table of rules. */
@Repository
@CrossAccount("rules are the operator's, not an account's")
final class SiteRuleStore {

    static final Sql PAGE =
            Sql.of(
                    """
            select id, site, pattern, replies, times, within_s, action, connections, per_minute, lasts_s, note, by_name,
                   created_at, ended_at, ended_by_name
              from measures.rules where id < :before order by id desc limit :rows
            """);

    static final Sql FIND =
            Sql.of(
                    """
            select id, site, pattern, replies, times, within_s, action, connections, per_minute, lasts_s, note, by_name,
                   created_at, ended_at, ended_by_name
              from measures.rules where id = :id
            """);

    static final Sql OPEN =
            Sql.of(
                    """
            select id, site, pattern, replies, times, within_s, action, connections, per_minute, lasts_s, note, by_name,
                   created_at, ended_at, ended_by_name
              from measures.rules where ended_at is null order by id
            """);

    static final Sql ADD =
            Sql.of(
                    """
            insert into measures.rules (id, site, pattern, replies, times, within_s, action, connections, per_minute, lasts_s,
                                        note, by_kind, by_id, by_name, created_at)
            values (:id, :site, :pattern, :replies, :times, :within, :action, :connections, :perMinute, :lasts,
                    :note, :byKind, :byId, :byName, :now)
            """);

    static final Sql END =
            Sql.of(
                    """
            update measures.rules set ended_at = :now, ended_by_name = :byName where id = :id and ended_at is null
            """);

    private final JdbcClient db;

    SiteRuleStore(JdbcClient db) {
        this.db = db;
    }

    List<SiteRule> page(UUID before, int rows) {
        return db.sql(PAGE.text())
                .param("before", before)
                .param("rows", rows)
                .query((row, n) -> rule(row))
                .list();
    }

    Optional<SiteRule> find(UUID id) {
        return db.sql(FIND.text()).param("id", id).query((row, n) -> rule(row)).optional();
    }

    List<SiteRule> open() {
        return db.sql(OPEN.text()).query((row, n) -> rule(row)).list();
    }

    void add(SiteRule rule, Actor by) {
        Terms terms = rule.terms();
        Duration lasts = terms.lasts();
        db.sql(ADD.text())
                .param("id", rule.id())
                .param("site", terms.site())
                .param("pattern", terms.pattern())
                .param("replies", terms.replies().name())
                .param("times", terms.times())
                .param("within", terms.within().toSeconds())
                .param("action", terms.action().name())
                .param("connections", terms.limit().connections())
                .param("perMinute", terms.limit().perMinute())
                .param("lasts", lasts == null ? null : lasts.toSeconds())
                .param("note", terms.note())
                .param("byKind", by.kind().name())
                .param("byId", by.id())
                .param("byName", by.name())
                .param("now", Rows.utc(rule.created()))
                .update();
    }

    boolean end(UUID id, Actor by, Instant now) {
        return db.sql(END.text())
                        .param("id", id)
                        .param("byName", by.name())
                        .param("now", Rows.utc(now))
                        .update()
                == 1;
    }

    private static SiteRule rule(ResultSet row) throws SQLException {
        long lasts = row.getLong("lasts_s");
        return new SiteRule(
                Rows.uuid(row, "id"),
                new Terms(
                        row.getString("site"),
                        row.getString("pattern"),
                        Replies.valueOf(row.getString("replies")),
                        row.getInt("times"),
                        Duration.ofSeconds(row.getLong("within_s")),
                        Action.valueOf(row.getString("action")),
                        new Limit(row.getInt("connections"), row.getInt("per_minute")),
                        lasts == 0 ? null : Duration.ofSeconds(lasts),
                        row.getString("note")),
                row.getString("by_name"),
                Rows.instant(row, "created_at"),
                Rows.instantOrNull(row, "ended_at"),
                row.getString("ended_by_name"));
    }
}
