package com.mailflatrate.account.member;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts whose people need a second factor. */
@Component
final class FactorDutyStore {

    static final Sql BEGIN =
            Sql.of(
                    """
            insert into account.factor_duties (account_id, since_at)
            select account_id, :now from account.accounts where account_id = any (:accounts)
            on conflict (account_id) do nothing""");

    static final Sql END_OTHERS =
            Sql.of("delete from account.factor_duties where account_id <> all (:accounts)");

    static final Sql SINCE =
            Sql.of("select since_at from account.factor_duties where account_id = :account");

    static final Sql HAS_AUTHENTICATOR =
            Sql.of(
                    """
            select exists (select from account.credentials where user_id = :user and totp_secret is not null)""");

    private final JdbcClient jdbc;

    FactorDutyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @CrossAccount("a look at all accounts at once")
    void replace(Collection<AccountId> accounts, Instant now) {
        Long[] ids = accounts.stream().map(AccountId::value).toArray(Long[]::new);
        jdbc.sql(END_OTHERS.text()).param("accounts", ids).update();
        jdbc.sql(BEGIN.text()).param("accounts", ids).param("now", Rows.utc(now)).update();
    }

    Optional<Instant> since(AccountId account) {
        return jdbc.sql(SINCE.text())
                .param("account", account.value())
                .query((row, number) -> Rows.instant(row, "since_at"))
                .optional();
    }

    @CrossAccount("a person may belong to many accounts")
    boolean hasAuthenticator(UserId user) {
        return jdbc.sql(HAS_AUTHENTICATOR.text())
                .param("user", user.value())
                .query(Boolean.class)
                .single();
    }
}
