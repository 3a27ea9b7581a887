package com.mailflatrate.account;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which person gave the word to keep to which version of the anti-spam policy. */
@Component
final class PledgeStore {

    private static final String OWN = "a person's word holds in every account of the person";

    static final Sql VERSIONS = Sql.of("select version from account.pledges where user_id = :user");

    static final Sql NEWEST =
            Sql.of(
                    """
            select version from account.pledges where user_id = :user order by version desc limit 1""");

    static final Sql IS_DUE =
            Sql.of(
                    """
            select not exists (
                select from account.pledges p
                 where p.user_id = :user
                   and p.version >= (select max(t.version) from account.policy_texts t
                                      where t.kind = 'anti-spam' and t.effective_at <= :now))""");

    static final Sql INSERT =
            Sql.of(
                    """
            insert into account.pledges (user_id, version, sha256, accepted_at, ip, user_agent)
            values (:user, :version, :sha256, :now, :ip, :userAgent)
            on conflict (user_id, version) do nothing""");

    private final JdbcClient jdbc;

    PledgeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @CrossAccount(OWN)
    boolean isDue(UserId user, Instant now) {
        return jdbc.sql(IS_DUE.text())
                .param("user", user.value())
                .param("now", Rows.utc(now))
                .query(Boolean.class)
                .single();
    }

    @CrossAccount(OWN)
    Set<Integer> versions(UserId user) {
        return jdbc.sql(VERSIONS.text())
                .param("user", user.value())
                .query((row, number) -> row.getInt("version"))
                .set();
    }

    @CrossAccount(OWN)
    Optional<Integer> newest(UserId user) {
        return jdbc.sql(NEWEST.text()).param("user", user.value()).query(Integer.class).optional();
    }

    @CrossAccount(OWN)
    void insert(UserId user, PolicyText text, Instant now, ClientInfo client) {
        jdbc.sql(INSERT.text())
                .param("user", user.value())
                .param("version", text.version())
                .param("sha256", text.sha256())
                .param("now", Rows.utc(now))
                .param("ip", client.ip())
                .param("userAgent", client.userAgent())
                .update();
    }
}
