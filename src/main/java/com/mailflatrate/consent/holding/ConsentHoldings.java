package com.mailflatrate.consent.holding;

import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.kernel.holding.Holdings;
import java.util.List;
import org.springframework.stereotype.Component;

/** What people declared, outside the ledger. */
@Component
final class ConsentHoldings implements Holdings {

    private static final String LIMITS = "a hash for 30 days, so that nobody is asked too often";
    private static final String NUMBERS = "numbers only";
    static final Sql TELL_REGISTRATIONS =
            Sql.of(
                    """
            select requested_at, email, fields, source, wording, ip, language, tracking, state
              from consent.registrations
             where account_id = :account and (contact_id = :contact or email = :key)
             order by requested_at
            """);
    static final Sql FORGET_REGISTRATIONS =
            Sql.of(
                    """
            delete from consent.registrations
             where account_id = :account and (contact_id = :contact or email = :key)
            """);
    static final Sql END_REGISTRATIONS =
            Sql.of("delete from consent.registrations where account_id = :account");
    static final Sql TELL_CONFIRMATIONS =
            Sql.of(
                    """
            select requested_at, email, list_id, source, wording, confirmed_at, language, tracking
              from consent.confirmations
             where account_id = :account and contact_id = :contact order by requested_at
            """);
    static final Sql FORGET_CONFIRMATIONS =
            Sql.of(
                    """
            delete from consent.confirmations
             where account_id = :account and contact_id = :contact
            """);
    static final Sql END_CONFIRMATIONS =
            Sql.of("delete from consent.confirmations where account_id = :account");
    static final Sql TELL_PROOFS =
            Sql.of(
                    """
            select list_id, grade, consent_at, ip, source, recorded_at, tracking from consent.proofs
             where account_id = :account and contact_id = :contact order by recorded_at
            """);
    static final Sql FORGET_PROOFS =
            Sql.of(
                    """
            delete from consent.proofs
             where account_id = :account and contact_id = :contact
            """);
    static final Sql END_PROOFS =
            Sql.of(
                    """
            delete from consent.proofs
             where ctid = any(array(select ctid from consent.proofs where account_id = :account limit 5000))
            """);
    static final Sql TELL_CLOCKS =
            Sql.of(
                    """
            select list_id, mails from consent.clocks
             where account_id = :account and contact_id = :contact
            """);
    static final Sql FORGET_CLOCKS =
            Sql.of(
                    """
            delete from consent.clocks
             where account_id = :account and contact_id = :contact
            """);
    static final Sql END_CLOCKS =
            Sql.of(
                    """
            delete from consent.clocks
             where ctid = any(array(select ctid from consent.clocks where account_id = :account limit 5000))
            """);
    static final Sql TELL_PREFERENCE_LINKS =
            Sql.of(
                    """
            select at, expires_at from consent.preference_links
             where account_id = :account and contact_id = :contact
            """);
    static final Sql FORGET_PREFERENCE_LINKS =
            Sql.of(
                    """
            delete from consent.preference_links
             where account_id = :account and contact_id = :contact
            """);
    static final Sql END_PREFERENCE_LINKS =
            Sql.of("delete from consent.preference_links where account_id = :account");
    static final Sql TELL_WITHDRAWALS =
            Sql.of(
                    """
            select at, kind, channel, everything from consent.withdrawals
             where account_id = :account and contact_id = :contact order by at
            """);
    static final Sql END_WITHDRAWALS =
            Sql.of("delete from consent.withdrawals where account_id = :account");
    static final Sql TELL_PREFERENCES =
            Sql.of(
                    """
            select at from consent.preferences
             where account_id = :account and contact_id = :contact order by at
            """);
    static final Sql END_FORM_DAYS =
            Sql.of("delete from consent.form_days where account_id = :account");
    static final Sql END_FORM_GUARDS =
            Sql.of("delete from consent.form_guards where account_id = :account");

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("consent.registrations")
                        .tells(TELL_REGISTRATIONS)
                        .forgets(FORGET_REGISTRATIONS)
                        .ends(END_REGISTRATIONS),
                Holding.of("consent.confirmations")
                        .tells(TELL_CONFIRMATIONS)
                        .forgets(FORGET_CONFIRMATIONS)
                        .ends(END_CONFIRMATIONS),
                Holding.of("consent.proofs")
                        .tells(TELL_PROOFS)
                        .forgets(FORGET_PROOFS)
                        .ends(END_PROOFS),
                Holding.of("consent.clocks")
                        .tells(TELL_CLOCKS)
                        .forgets(FORGET_CLOCKS)
                        .ends(END_CLOCKS),
                Holding.of("consent.preference_links")
                        .tells(TELL_PREFERENCE_LINKS)
                        .forgets(FORGET_PREFERENCE_LINKS)
                        .ends(END_PREFERENCE_LINKS),
                Holding.of("consent.withdrawals")
                        .tells(TELL_WITHDRAWALS)
                        .ends(END_WITHDRAWALS)
                        .stays("an erasure cannot hide a withdrawal; no address"),
                Holding.of("consent.preferences")
                        .tells(TELL_PREFERENCES)
                        .stays("a number of the ledger; no address"),
                Holding.of("consent.import_leaves").stays("fingerprints of rows, for the ledger"),
                Holding.of("consent.asked").stays(LIMITS),
                Holding.of("consent.asked_gates").stays(LIMITS),
                Holding.of("consent.never_asked")
                        .stays("the own wish never to be asked again: a hash for 24 months"),
                Holding.of("consent.expired_secrets")
                        .stays("hashes for 30 days, so that a late click is told that it is late"),
                Holding.of("consent.form_days").ends(END_FORM_DAYS).stays(NUMBERS),
                Holding.of("consent.form_guards").ends(END_FORM_GUARDS).stays(NUMBERS),
                Holding.of("consent.form_promises").stays(NUMBERS));
    }
}
