package com.mailflatrate.optin.holding;

import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.kernel.holding.Holdings;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who registered and was asked. */
@Component
final class OptInHoldings implements Holdings {

    private static final String LIMITS = "a hash for 30 days, so that nobody is asked too often";
    private static final String NUMBERS = "numbers only";
    static final Sql TELL_REGISTRATIONS =
            Sql.of(
                    """
            select requested_at, email, fields, source, wording, ip, language, tracking, state
              from optin.registrations
             where account_id = :account and (contact_id = :contact or email = :key)
             order by requested_at
            """);
    static final Sql FORGET_REGISTRATIONS =
            Sql.of(
                    """
            delete from optin.registrations
             where account_id = :account and (contact_id = :contact or email = :key)
            """);
    static final Sql TELL_CONFIRMATIONS =
            Sql.of(
                    """
            select requested_at, email, list_id, source, wording, confirmed_at, language, tracking
              from optin.confirmations
             where account_id = :account and contact_id = :contact order by requested_at
            """);

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("optin.registrations")
                        .tells(TELL_REGISTRATIONS)
                        .forgets(FORGET_REGISTRATIONS)
                        .ends(),
                Holding.of("optin.confirmations").tells(TELL_CONFIRMATIONS).forgetsContact().ends(),
                Holding.of("optin.asked").stays(LIMITS),
                Holding.of("optin.asked_gates").stays(LIMITS),
                Holding.of("optin.never_asked")
                        .stays("the own wish never to be asked again: a hash for 24 months"),
                Holding.of("optin.expired_secrets")
                        .stays("hashes for 30 days, so that a late click is told that it is late"),
                Holding.of("optin.form_days").ends().stays(NUMBERS),
                Holding.of("optin.form_guards").ends().stays(NUMBERS));
    }
}
