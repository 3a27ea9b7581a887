package com.mailflatrate.vetting;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Applications with their origins, and the mailed links that confirm an address. */
@Component
final class ApplicationStore {

    static final Sql INSERT =
            Sql.of(
                    """
            insert into vetting.applications (account_id, user_id, purpose, expected_monthly_mails, applied_at, ip,
                user_agent)
            values (:account, :user, :purpose, :mails, :now, :ip, :userAgent)""");

    static final Sql INSERT_ORIGIN =
            Sql.of(
                    """
            insert into vetting.application_origins (account_id, position, kind, description, collection_url, system,
                period_from, period_to, contacts)
            values (:account, :position, :kind, :description, :url, :system, :from, :to, :contacts)""");

    static final Sql CONFIRM =
            Sql.of(
                    """
            update vetting.applications set confirmed_at = :now
             where account_id = :account and confirmed_at is null""");

    static final Sql INSERT_CONFIRMATION =
            Sql.of(
                    """
            insert into vetting.address_confirmations (id, account_id, user_id, requested_at)
            values (:id, :account, :user, :now)""");

    static final Sql LAST_CONFIRMATION =
            Sql.of(
                    """
            select max(requested_at) from vetting.address_confirmations where account_id = :account""");

    static final Sql APPLICANT_OF =
            Sql.of(
                    """
            select user_id from vetting.applications where account_id = :account and confirmed_at is null""");

    static final Sql MINT =
            Sql.of(
                    """
            update vetting.address_confirmations c set secret_sha256 = :hash, expires_at = :expiresAt
              from account.v_users u, account.v_accounts a
             where c.id = :id and c.secret_sha256 is null and c.confirmed_at is null
               and u.id = c.user_id and a.account_id = c.account_id
            returning u.name, u.email, u.language, a.name as company""");

    static final Sql BY_SECRET =
            Sql.of(
                    """
            select c.id, c.account_id, c.user_id, c.expires_at, c.confirmed_at, u.email, u.confirmed_at as user_confirmed_at
              from vetting.address_confirmations c join account.v_users u on u.id = c.user_id
             where c.secret_sha256 = :hash""");

    static final Sql USE =
            Sql.of(
                    """
            update vetting.address_confirmations set confirmed_at = :now, ip = :ip
             where id = :id and confirmed_at is null""");

    /** A mailed link. */
    record Link(
            UUID id,
            AccountId account,
            UserId user,
            String email,
            Instant expiresAt,
            @Nullable Instant confirmedAt) {}

    /** Who gets a link. */
    record Addressee(String name, String email, String language, String company) {}

    private final JdbcClient jdbc;

    ApplicationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(
            AccountId account,
            UserId user,
            ApplicationReader.Read read,
            ClientInfo client,
            Instant now) {
        jdbc.sql(INSERT.text())
                .param("account", account.value())
                .param("user", user.value())
                .param("purpose", read.purpose())
                .param("mails", read.expectedMonthlyMails())
                .param("now", Rows.utc(now))
                .param("ip", client.ip())
                .param("userAgent", client.userAgent())
                .update();
        for (int i = 0; i < read.origins().size(); i++) {
            insertOrigin(account, i, read.origins().get(i));
        }
    }

    private void insertOrigin(AccountId account, int position, StatedOrigin origin) {
        jdbc.sql(INSERT_ORIGIN.text())
                .param("account", account.value())
                .param("position", position)
                .param("kind", origin.kind().word())
                .param("description", origin.description())
                .param("url", origin.collectionUrl())
                .param("system", origin.system())
                .param("from", origin.periodFrom())
                .param("to", origin.periodTo())
                .param("contacts", origin.contacts())
                .update();
    }

    boolean confirm(AccountId account, Instant now) {
        return jdbc.sql(CONFIRM.text())
                        .param("account", account.value())
                        .param("now", Rows.utc(now))
                        .update()
                == 1;
    }

    void insertConfirmation(AccountId account, UUID id, UserId user, Instant now) {
        jdbc.sql(INSERT_CONFIRMATION.text())
                .param("id", id)
                .param("account", account.value())
                .param("user", user.value())
                .param("now", Rows.utc(now))
                .update();
    }

    @Nullable Instant lastConfirmation(AccountId account) {
        List<Instant> times =
                jdbc
                        .sql(LAST_CONFIRMATION.text())
                        .param("account", account.value())
                        .query((row, number) -> Optional.ofNullable(Rows.instantOrNull(row, "max")))
                        .list()
                        .stream()
                        .flatMap(Optional::stream)
                        .toList();
        return times.isEmpty() ? null : times.getFirst();
    }

    Optional<UserId> unconfirmedApplicant(AccountId account) {
        return jdbc.sql(APPLICANT_OF.text())
                .param("account", account.value())
                .query(UUID.class)
                .optional()
                .map(UserId::new);
    }

    @CrossAccount("the letter is written by its id")
    Optional<Addressee> mint(UUID id, byte[] hash, Instant expiresAt) {
        return jdbc.sql(MINT.text())
                .param("id", id)
                .param("hash", hash)
                .param("expiresAt", Rows.utc(expiresAt))
                .query(
                        (row, number) ->
                                new Addressee(
                                        row.getString("name"),
                                        row.getString("email"),
                                        row.getString("language"),
                                        row.getString("company")))
                .optional();
    }

    @CrossAccount("the secret is all that a mailed link carries")
    Optional<Link> bySecret(byte[] hash) {
        return jdbc.sql(BY_SECRET.text())
                .param("hash", hash)
                .query(ApplicationStore::link)
                .optional();
    }

    @CrossAccount("the secret is all that a mailed link carries")
    boolean use(UUID id, String ip, Instant now) {
        return jdbc.sql(USE.text())
                        .param("id", id)
                        .param("ip", ip)
                        .param("now", Rows.utc(now))
                        .update()
                == 1;
    }

    private static Link link(ResultSet row, int number) throws SQLException {
        Instant used = Rows.instantOrNull(row, "confirmed_at");
        return new Link(
                Rows.uuid(row, "id"),
                new AccountId(row.getLong("account_id")),
                new UserId(Rows.uuid(row, "user_id")),
                row.getString("email"),
                Rows.instant(row, "expires_at"),
                used == null ? Rows.instantOrNull(row, "user_confirmed_at") : used);
    }
}
