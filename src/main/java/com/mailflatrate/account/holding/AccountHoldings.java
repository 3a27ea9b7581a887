package com.mailflatrate.account.holding;

import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.kernel.holding.Holdings;
import com.mailflatrate.kernel.holding.Keep;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Accounts and our own users. */
@Component
final class AccountHoldings implements Holdings {

    private static final String BELONG_NOWHERE =
            """
            not u.staff and u.created_at < :before
               and not exists (select from account.roles r where r.user_id = u.id)
               and not exists (select from account.staff_roles s where s.user_id = u.id)
               and not exists (select from account.acceptances a where a.user_id = u.id)
               and not exists (select from account.api_keys k where k.user_id = u.id)
               and not exists (select from account.sessions s where s.user_id = u.id)
            """;
    private static final String OUR_USERS = "our own users, no contacts";
    private static final String CONTRACT = "the operator's record of its contracts; no contacts";
    static final Sql TELL_AUDIT =
            Sql.of(
                    """
            select a.at, a.action, a.by_name from account.audit a
             where a.account_id = :account and a.subject = cast(:contact as text) order by a.at
            """);
    static final Sql AGE_AUDIT =
            Sql.of(
                    """
            select account.drop_audit(cast(:before as timestamptz), cast(:held as bigint[]))
            """);

    static final Sql AGE_SESSIONS =
            Sql.of(
                    """
            delete from account.sessions
             where coalesce(ended_at, seen_at) < :before and not coalesce(account_id, 0) = any(:held)
            """);

    static final Sql AGE_CREDENTIALS =
            Sql.of(
                    """
            delete from account.credentials c using account.users u
             where u.id = c.user_id and %s
            """
                            .formatted(BELONG_NOWHERE));
    static final Sql AGE_PLEDGES =
            Sql.of(
                    """
            delete from account.pledges p using account.users u
             where u.id = p.user_id and %s
            """
                            .formatted(BELONG_NOWHERE));
    static final Sql AGE_USERS = Sql.of("delete from account.users u where " + BELONG_NOWHERE);
    static final Sql AGE_ACCOUNTS =
            Sql.of(
                    """
            update account.accounts a
               set name = '–', legal_form = '', street = '', postal_code = '', city = '', phone = '', email = '',
                   website = null, register_court = null, register_number = null, vat_id = null, representatives = '{}'
              from account.v_past_contracts p
             where p.account_id = a.account_id and p.kept_until < :before and a.name <> '–'
               and not a.account_id = any(:held)
            """);

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("account.audit")
                        .tells(TELL_AUDIT)
                        .keeps(new Keep(Duration.ofDays(1096), AGE_AUDIT))
                        .stays("who did what, without addresses: three years"),
                Holding.of("account.sessions")
                        .ends()
                        .keeps(new Keep(Duration.ofDays(180), AGE_SESSIONS))
                        .stays(OUR_USERS),
                Holding.of("account.api_keys").ends().stays(OUR_USERS),
                Holding.of("account.roles").ends().stays(OUR_USERS),
                Holding.of("account.staff_roles").stays(OUR_USERS),
                Holding.of("account.acceptances").goesWithContract().stays(CONTRACT),
                Holding.of("account.showings").goesWithContract().stays(CONTRACT),
                Holding.of("account.standings").goesWithContract().stays(CONTRACT),
                Holding.of("account.credentials")
                        .keeps(new Keep(Duration.ofDays(1096), AGE_CREDENTIALS))
                        .stays(OUR_USERS),
                Holding.of("account.pledges")
                        .keeps(new Keep(Duration.ofDays(1096), AGE_PLEDGES))
                        .stays(OUR_USERS),
                Holding.of("account.users")
                        .keeps(new Keep(Duration.ofDays(1096), AGE_USERS))
                        .stays(OUR_USERS),
                Holding.of("account.factor_duties").ends().stays("no contacts"),
                Holding.of("account.accounts")
                        .keeps(new Keep(Duration.ZERO, AGE_ACCOUNTS))
                        .stays(CONTRACT));
    }
}
