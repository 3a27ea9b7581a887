package com.mailflatrate.account;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Sql;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people of an account. */
@Component
final class UserAddressStore {

    static final Sql IS_CONFIRMED =
            Sql.of(
                    """
            select exists (
                select from account.roles r join account.users u on u.id = r.user_id
                 where r.account_id = :account and u.email_key = :email and u.confirmed_at is not null)""");

    static final Sql OWNERS =
            Sql.of(
                    """
            select u.name, u.email, u.language from account.roles r join account.users u on u.id = r.user_id
             where r.account_id = :account and r.role = 'owner' order by r.granted_at, u.id""");

    static final Sql COUNT =
            Sql.of("select count(*) from account.roles where account_id = :account");

    private final JdbcClient jdbc;

    UserAddressStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isConfirmed(AccountId account, EmailAddress address) {
        return jdbc.sql(IS_CONFIRMED.text())
                .param("account", account.value())
                .param("email", address.key())
                .query(Boolean.class)
                .single();
    }

    List<Owner> owners(AccountId account) {
        return jdbc.sql(OWNERS.text())
                .param("account", account.value())
                .query(
                        (row, number) ->
                                new Owner(
                                        row.getString("name"),
                                        EmailAddress.parse(row.getString("email")).orElseThrow(),
                                        Language.of(Locale.of(row.getString("language")))))
                .list();
    }

    long count(AccountId account) {
        return jdbc.sql(COUNT.text()).param("account", account.value()).query(Long.class).single();
    }
}
