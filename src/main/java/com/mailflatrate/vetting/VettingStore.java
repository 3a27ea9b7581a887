package com.mailflatrate.vetting;

import com.mailflatrate.account.AccountState;
import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a reviewer reads about applications, and what was said. */
@Component
final class VettingStore {

    static final Sql QUEUE =
            Sql.of(
                    """
            select account_id from account.v_accounts
             where state = any(cast(:states as text[])) and account_id > :after
             order by account_id limit :limit""");

    static final Sql WAITING =
            Sql.of(
                    """
            select a.account_id from account.v_accounts a join vetting.applications p on p.account_id = a.account_id
             where a.state in ('pending', 'review') and p.confirmed_at is not null
             order by coalesce(p.confirmed_at, a.state_at), a.account_id limit 200""");

    static final Sql ANSWERS =
            Sql.of(
                    """
            select p.purpose, p.expected_monthly_mails, p.applied_at, p.confirmed_at, a.state_at, u.name, u.email
              from vetting.applications p
              join account.v_accounts a on a.account_id = p.account_id
              join account.v_users u on u.id = p.user_id
             where p.account_id = :account""");

    static final Sql ORIGINS =
            Sql.of(
                    """
            select * from vetting.application_origins where account_id = :account order by position""");

    static final Sql EARLIER =
            Sql.of(
                    """
            select b.public_id, b.name, b.state, b.created_at
              from account.v_accounts a
              join account.v_accounts b on b.account_id < a.account_id
               and (lower(b.name) = lower(a.name) or lower(b.email) = lower(a.email)
                    or regexp_replace(b.phone, '[^0-9]', '', 'g') = regexp_replace(a.phone, '[^0-9]', '', 'g'))
             where a.account_id = :account
             order by b.account_id desc limit 10""");

    /** What the applicant answered. */
    record Answers(
            String userName,
            String userEmail,
            String purpose,
            long mails,
            Instant appliedAt,
            @Nullable Instant confirmedAt,
            Instant stateAt) {}

    private final JdbcClient jdbc;

    VettingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @CrossAccount("the operator's view of all accounts")
    List<AccountId> queue(List<AccountState> states, long after, int limit) {
        String array =
                "{" + String.join(",", states.stream().map(AccountState::word).toList()) + "}";
        return jdbc.sql(QUEUE.text())
                .param("states", array)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new AccountId(row.getLong("account_id")))
                .list();
    }

    @CrossAccount("the operator's queue over all accounts")
    List<AccountId> waiting() {
        return jdbc.sql(WAITING.text())
                .query((row, number) -> new AccountId(row.getLong("account_id")))
                .list();
    }

    Optional<Answers> answers(AccountId account) {
        return jdbc.sql(ANSWERS.text())
                .param("account", account.value())
                .query(VettingStore::answers)
                .optional();
    }

    List<StatedOrigin> origins(AccountId account) {
        return jdbc.sql(ORIGINS.text())
                .param("account", account.value())
                .query(VettingStore::origin)
                .list();
    }

    /** Looks across accounts, so the engine lane only. */
    List<Applicant.Earlier> earlier(AccountId account) {
        return jdbc.sql(EARLIER.text())
                .param("account", account.value())
                .query(
                        (row, number) ->
                                new Applicant.Earlier(
                                        Rows.uuid(row, "public_id"),
                                        row.getString("name"),
                                        AccountState.of(row.getString("state")),
                                        Rows.instant(row, "created_at")))
                .list();
    }

    private static Answers answers(ResultSet row, int number) throws SQLException {
        return new Answers(
                row.getString("name"),
                row.getString("email"),
                row.getString("purpose"),
                row.getLong("expected_monthly_mails"),
                Rows.instant(row, "applied_at"),
                Rows.instantOrNull(row, "confirmed_at"),
                Rows.instant(row, "state_at"));
    }

    private static StatedOrigin origin(ResultSet row, int number) throws SQLException {
        return new StatedOrigin(
                OriginKind.parse(row.getString("kind")).orElse(OriginKind.OTHER),
                row.getString("description"),
                row.getString("collection_url"),
                row.getString("system"),
                row.getObject("period_from", LocalDate.class),
                row.getObject("period_to", LocalDate.class),
                row.getObject("contacts", Long.class));
    }
}
