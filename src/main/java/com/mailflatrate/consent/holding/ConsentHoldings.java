package com.mailflatrate.consent.holding;

import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.kernel.holding.Holdings;
import java.util.List;
import org.springframework.stereotype.Component;

/** What people declared, outside the ledger. */
@Component
final class ConsentHoldings implements Holdings {

    private static final String NUMBERS = "numbers only";
    static final Sql TELL_PROOFS =
            Sql.of(
                    """
            select list_id, grade, consent_at, ip, source, recorded_at, tracking from consent.proofs
             where account_id = :account and contact_id = :contact order by recorded_at
            """);
    static final Sql TELL_CLOCKS =
            Sql.of(
                    """
            select list_id, mails from consent.clocks
             where account_id = :account and contact_id = :contact
            """);
    static final Sql TELL_PREFERENCE_LINKS =
            Sql.of(
                    """
            select at, expires_at from consent.preference_links
             where account_id = :account and contact_id = :contact
            """);
    static final Sql TELL_WITHDRAWALS =
            Sql.of(
                    """
            select at, kind, channel, everything from consent.withdrawals
             where account_id = :account and contact_id = :contact order by at
            """);
    static final Sql TELL_PREFERENCES =
            Sql.of(
                    """
            select at from consent.preferences
             where account_id = :account and contact_id = :contact order by at
            """);

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("consent.proofs").tells(TELL_PROOFS).forgetsContact().ends(),
                Holding.of("consent.clocks").tells(TELL_CLOCKS).forgetsContact().ends(),
                Holding.of("consent.preference_links")
                        .tells(TELL_PREFERENCE_LINKS)
                        .forgetsContact()
                        .ends(),
                Holding.of("consent.withdrawals")
                        .tells(TELL_WITHDRAWALS)
                        .ends()
                        .stays("an erasure cannot hide a withdrawal; no address"),
                Holding.of("consent.preferences")
                        .tells(TELL_PREFERENCES)
                        .stays("a number of the ledger; no address"),
                Holding.of("consent.import_leaves").stays("fingerprints of rows, for the ledger"),
                Holding.of("consent.form_promises").stays(NUMBERS));
    }
}
