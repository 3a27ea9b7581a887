package com.mailflatrate.campaign.tick;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.PolicyText;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Nonces, the confirmations made of them, and refusals. */
@Component
class TickStore {

    static final Sql ISSUE =
            Sql.of(
                    """
            insert into campaign.nonces (account_id, sha256, campaign_id, user_id, content_sha256, policy_version,
                policy_sha256, issued_at, expires_at)
            values (:account, :sha256, :campaign, :user, :content, :version, :policy, :now, :expiresAt)
            """);
    static final Sql FIND =
            Sql.of(
                    """
            select campaign_id, user_id, content_sha256, policy_sha256, expires_at, used_at
            from campaign.nonces where account_id = :account and sha256 = :sha256 for update
            """);
    static final Sql USE =
            Sql.of(
                    """
            update campaign.nonces set used_at = :now
            where account_id = :account and sha256 = :sha256 and used_at is null
            """);
    static final Sql CONFIRM =
            Sql.of(
                    """
            insert into campaign.confirmations (account_id, id, campaign_id, user_id, user_name, via, ip, user_agent,
                policy_version, policy_sha256, content_sha256, confirmed_at)
            values (:account, :id, :campaign, :user, :name, :via, :ip, :agent, :version, :policy, :content, :now)
            """);
    static final Sql REFUSE =
            Sql.of(
                    """
            insert into campaign.refusals (account_id, id, campaign_id, codes, content_sha256, by_kind, by_id, by_name,
                refused_at)
            values (:account, :id, :campaign, :codes, :content, :byKind, :byId, :byName, :now)
            """);
    static final Sql SWEEP =
            Sql.of("delete from campaign.nonces where used_at is null and expires_at < :before");

    /** A nonce as it was issued. */
    record Nonce(
            CampaignId campaign,
            UUID user,
            byte[] content,
            String policy,
            Instant expiresAt,
            @Nullable Instant usedAt) {}

    private final JdbcClient jdbc;

    TickStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void issue(
            AccountId account,
            byte[] sha256,
            CampaignId campaign,
            SignedIn me,
            byte[] content,
            PolicyText policy,
            Instant now,
            Instant expiresAt) {
        jdbc.sql(ISSUE.text())
                .param("account", account.value())
                .param("sha256", sha256)
                .param("campaign", campaign.value())
                .param("user", me.user().value())
                .param("content", content)
                .param("version", policy.version())
                .param("policy", policy.sha256())
                .param("now", Rows.utc(now))
                .param("expiresAt", Rows.utc(expiresAt))
                .update();
    }

    Optional<Nonce> find(AccountId account, byte[] sha256) {
        return jdbc.sql(FIND.text())
                .param("account", account.value())
                .param("sha256", sha256)
                .query(TickStore::nonce)
                .optional();
    }

    boolean use(AccountId account, byte[] sha256, Instant now) {
        return jdbc.sql(USE.text())
                        .param("account", account.value())
                        .param("sha256", sha256)
                        .param("now", Rows.utc(now))
                        .update()
                == 1;
    }

    void confirm(
            AccountId account,
            UUID id,
            CampaignId campaign,
            SignedIn me,
            ClientInfo client,
            PolicyText policy,
            byte[] content,
            Instant now) {
        jdbc.sql(CONFIRM.text())
                .param("account", account.value())
                .param("id", id)
                .param("campaign", campaign.value())
                .param("user", me.user().value())
                .param("name", me.name())
                .param("via", me.via().name())
                .param("ip", client.ip())
                .param("agent", client.userAgent())
                .param("version", policy.version())
                .param("policy", policy.sha256())
                .param("content", content)
                .param("now", Rows.utc(now))
                .update();
    }

    void refuse(
            AccountId account,
            UUID id,
            CampaignId campaign,
            List<String> codes,
            byte[] content,
            Actor by,
            Instant now) {
        jdbc.sql(REFUSE.text())
                .param("account", account.value())
                .param("id", id)
                .param("campaign", campaign.value())
                .param("codes", codes.toArray(String[]::new))
                .param("content", content)
                .param("byKind", by.kind().name())
                .param("byId", by.id())
                .param("byName", by.name())
                .param("now", Rows.utc(now))
                .update();
    }

    @CrossAccount("a job clears away what nobody ticked, whoever's it is")
    int sweep(Instant before) {
        return jdbc.sql(SWEEP.text()).param("before", Rows.utc(before)).update();
    }

    private static Nonce nonce(ResultSet row, int number) throws SQLException {
        return new Nonce(
                new CampaignId(Rows.uuid(row, "campaign_id")),
                Rows.uuid(row, "user_id"),
                row.getBytes("content_sha256"),
                row.getString("policy_sha256"),
                Rows.instant(row, "expires_at"),
                Rows.instantOrNull(row, "used_at"));
    }
}
