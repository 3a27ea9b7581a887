package com.mailflatrate.senderdomain;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.mail.dkim.DkimKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The keys of the platform's own domain, private halves sealed. */
@Repository
@CrossAccount("the platform's own keys")
final class PlatformKeyStore {

    static final Sql ALL =
            Sql.of(
                    """
            select selector, p, sealed, created_at, signs_since, retired_at from senderdomain.platform_keys
             where domain = :domain order by retired_at is not null, signs_since desc nulls last, selector
            """);

    static final Sql INSERT =
            Sql.of(
                    """
            insert into senderdomain.platform_keys (domain, selector, p, sealed, created_at, signs_since)
            values (:domain, :selector, :p, :sealed, :now, case when :signs then cast(:now as timestamptz) end)
            on conflict do nothing
            """);

    static final Sql RETIRE =
            Sql.of(
                    """
            update senderdomain.platform_keys set retired_at = :now
             where domain = :domain and selector <> :selector and signs_since is not null and retired_at is null
            """);

    static final Sql BEGIN =
            Sql.of(
                    """
            update senderdomain.platform_keys set signs_since = :now
             where domain = :domain and selector = :selector and signs_since is null
            """);

    static final Sql RENEW =
            Sql.of(
                    """
            update senderdomain.platform_keys
               set p = :p, sealed = :sealed, created_at = :now, signs_since = null, retired_at = null
             where domain = :domain and selector = :selector and retired_at is not null
            """);

    private final JdbcClient db;

    PlatformKeyStore(JdbcClient db) {
        this.db = db;
    }

    /**
     * A key.
     *
     * @param signsSince null for one whose turn has not come
     * @param retiredAt when it made its last signature
     */
    record PlatformKey(
            String selector,
            String p,
            byte[] sealed,
            Instant createdAt,
            @Nullable Instant signsSince,
            @Nullable Instant retiredAt) {}

    /** The one that signs first. */
    List<PlatformKey> all(String domain) {
        return db.sql(ALL.text())
                .param("domain", domain)
                .query(
                        (row, n) ->
                                new PlatformKey(
                                        row.getString("selector"),
                                        row.getString("p"),
                                        row.getBytes("sealed"),
                                        Rows.instant(row, "created_at"),
                                        Rows.instantOrNull(row, "signs_since"),
                                        Rows.instantOrNull(row, "retired_at")))
                .list();
    }

    void insert(
            String domain,
            String selector,
            DkimKey key,
            byte[] sealed,
            boolean signs,
            Instant now) {
        db.sql(INSERT.text())
                .param("domain", domain)
                .param("selector", selector)
                .param("p", key.p())
                .param("sealed", sealed)
                .param("signs", signs)
                .param("now", Rows.utc(now))
                .update();
    }

    void turn(String domain, String selector, Instant now) {
        for (Sql step : List.of(RETIRE, BEGIN)) {
            db.sql(step.text())
                    .param("domain", domain)
                    .param("selector", selector)
                    .param("now", Rows.utc(now))
                    .update();
        }
    }

    boolean renew(String domain, String selector, DkimKey key, byte[] sealed, Instant now) {
        return db.sql(RENEW.text())
                        .param("domain", domain)
                        .param("selector", selector)
                        .param("p", key.p())
                        .param("sealed", sealed)
                        .param("now", Rows.utc(now))
                        .update()
                == 1;
    }
}
