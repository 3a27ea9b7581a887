package com.mailflatrate.account;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Policy texts, their acceptances and showings. */
@Component
final class PolicyStore {

    static final Sql CURRENT =
            Sql.of(
                    """
            select * from account.policy_texts
             where kind = :kind and effective_at <= :now
             order by version desc limit 1""");

    static final Sql BY_HASH = Sql.of("select * from account.policy_texts where sha256 = :sha256");

    static final Sql UPCOMING =
            Sql.of(
                    """
            select * from account.policy_texts where effective_at > :now order by kind, version""");

    static final Sql LAST_VERSION =
            Sql.of("select coalesce(max(version), 0) from account.policy_texts where kind = :kind");

    static final Sql INSERT =
            Sql.of(
                    """
            insert into account.policy_texts (kind, version, sha256, title_de, title_en, text_de, text_en,
                published_at, effective_at)
            values (:kind, :version, :sha256, :titleDe, :titleEn, :textDe, :textEn, :publishedAt, :effectiveAt)""");

    /** Contract texts whose version in force, or one after it, the account has not accepted. */
    static final Sql OUTSTANDING =
            Sql.of(
                    """
            select p.kind
              from (select kind, max(version) as version from account.policy_texts
                     where effective_at <= :now and kind in ('terms', 'dpa') group by kind) p
             where not exists (select from account.acceptances a
                                where a.account_id = :account and a.kind = p.kind and a.version >= p.version)
             order by p.kind desc""");

    static final Sql ACCEPTANCES =
            Sql.of(
                    """
            select a.kind, a.version, a.sha256, a.accepted_at, a.ip, u.name
              from account.acceptances a join account.users u on u.id = a.user_id
             where a.account_id = :account
             order by a.id desc limit 200""");

    static final Sql INSERT_ACCEPTANCE =
            Sql.of(
                    """
            insert into account.acceptances (account_id, id, user_id, kind, version, sha256, accepted_at, ip, user_agent)
            values (:account, :id, :user, :kind, :version, :sha256, :now, :ip, :userAgent)""");

    static final Sql INSERT_SHOWING =
            Sql.of(
                    """
            insert into account.showings (id, account_id, user_id, kind, version, context, shown_at, ip, user_agent)
            values (:id, :account, :user, :kind, :version, :context, :now, :ip, :userAgent)""");

    private final JdbcClient jdbc;

    PolicyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @CrossAccount("policy texts are the operator's, the same for all")
    Optional<PolicyText> current(PolicyKind kind, Instant now) {
        return jdbc.sql(CURRENT.text())
                .param("kind", kind.word())
                .param("now", Rows.utc(now))
                .query(PolicyStore::text)
                .optional();
    }

    @CrossAccount("policy texts are the operator's, the same for all")
    Optional<PolicyText> byHash(String sha256) {
        return jdbc.sql(BY_HASH.text()).param("sha256", sha256).query(PolicyStore::text).optional();
    }

    @CrossAccount("policy texts are the operator's, the same for all")
    List<PolicyText> upcoming(Instant now) {
        return jdbc.sql(UPCOMING.text())
                .param("now", Rows.utc(now))
                .query(PolicyStore::text)
                .list();
    }

    @CrossAccount("policy texts are the operator's, the same for all")
    int lastVersion(PolicyKind kind) {
        return jdbc.sql(LAST_VERSION.text())
                .param("kind", kind.word())
                .query(Integer.class)
                .single();
    }

    @CrossAccount("policy texts are the operator's, the same for all")
    void insert(PolicyText text) {
        jdbc.sql(INSERT.text())
                .param("kind", text.kind().word())
                .param("version", text.version())
                .param("sha256", text.sha256())
                .param("titleDe", text.title(Language.DE))
                .param("titleEn", text.title(Language.EN))
                .param("textDe", text.text(Language.DE))
                .param("textEn", text.text(Language.EN))
                .param("publishedAt", Rows.utc(text.publishedAt()))
                .param("effectiveAt", Rows.utc(text.effectiveAt()))
                .update();
    }

    List<PolicyKind> outstanding(AccountId account, Instant now) {
        return jdbc.sql(OUTSTANDING.text())
                .param("account", account.value())
                .param("now", Rows.utc(now))
                .query((row, number) -> PolicyKind.of(row.getString("kind")))
                .list();
    }

    List<Policies.Acceptance> acceptances(AccountId account) {
        return jdbc.sql(ACCEPTANCES.text())
                .param("account", account.value())
                .query(
                        (row, number) ->
                                new Policies.Acceptance(
                                        PolicyKind.of(row.getString("kind")),
                                        row.getInt("version"),
                                        row.getString("sha256"),
                                        Rows.instant(row, "accepted_at"),
                                        row.getString("name"),
                                        row.getString("ip")))
                .list();
    }

    void insertAcceptance(
            AccountId account,
            UUID id,
            UUID user,
            PolicyText text,
            Instant now,
            ClientInfo client) {
        jdbc.sql(INSERT_ACCEPTANCE.text())
                .param("account", account.value())
                .param("id", id)
                .param("user", user)
                .param("kind", text.kind().word())
                .param("version", text.version())
                .param("sha256", text.sha256())
                .param("now", Rows.utc(now))
                .param("ip", client.ip())
                .param("userAgent", client.userAgent())
                .update();
    }

    void insertShowing(
            @Nullable AccountId account,
            UUID id,
            @Nullable UUID user,
            PolicyText text,
            String context,
            Instant now,
            ClientInfo client) {
        jdbc.sql(INSERT_SHOWING.text())
                .param("id", id)
                .param("account", account == null ? null : account.value())
                .param("user", user)
                .param("kind", text.kind().word())
                .param("version", text.version())
                .param("context", context)
                .param("now", Rows.utc(now))
                .param("ip", client.ip())
                .param("userAgent", client.userAgent())
                .update();
    }

    private static PolicyText text(ResultSet row, int number) throws SQLException {
        return new PolicyText(
                PolicyKind.of(row.getString("kind")),
                row.getInt("version"),
                row.getString("sha256"),
                Map.of(
                        Language.DE,
                        row.getString("title_de"),
                        Language.EN,
                        row.getString("title_en")),
                Map.of(
                        Language.DE,
                        row.getString("text_de"),
                        Language.EN,
                        row.getString("text_en")),
                Rows.instant(row, "published_at"),
                Rows.instant(row, "effective_at"));
    }
}
