package com.mailflatrate.account;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.LegalForm;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** The accounts and the rows of their standing. */
@Component
final class AccountStore {

    static final Sql INSERT =
            Sql.of(
                    """
            insert into account.accounts (public_id, state, state_at, name, legal_form, street, postal_code, city,
                country, phone, email, website, register_court, register_number, vat_id, representatives, zone,
                language, created_at)
            values (:publicId, 'pending', :now, :name, :legalForm, :street, :postalCode, :city, :country, :phone,
                :email, :website, :registerCourt, :registerNumber, :vatId, :representatives, :zone, :language, :now)
            returning account_id""");

    static final Sql FIND = Sql.of("select * from account.accounts where account_id = :account");

    static final Sql AMONG =
            Sql.of("select * from account.accounts where account_id = any(:accounts::bigint[])");

    static final Sql FIND_FOR_UPDATE =
            Sql.of("select * from account.accounts where account_id = :account for update");

    static final Sql BY_PUBLIC_ID =
            Sql.of("select * from account.accounts where public_id = :publicId");

    static final Sql STATE =
            Sql.of("select state from account.accounts where account_id = :account");

    static final Sql UPDATE_COMPANY =
            Sql.of(
                    """
            update account.accounts
               set name = :name, legal_form = :legalForm, street = :street, postal_code = :postalCode, city = :city,
                   country = :country, phone = :phone, email = :email, website = :website,
                   register_court = :registerCourt, register_number = :registerNumber, vat_id = :vatId,
                   representatives = :representatives
             where account_id = :account""");

    static final Sql UPDATE_STATE =
            Sql.of(
                    """
            update account.accounts
               set state = :state, state_at = :now,
                   goes_back_to = case when :state = 'suspended' and state in ('active', 'review') then state
                                       when :state = 'suspended' then 'review'
                                       when :state = 'ended' and state = 'suspended' then state end
             where account_id = :account""");

    static final Sql GOES_BACK_TO =
            Sql.of("select goes_back_to from account.accounts where account_id = :account");

    static final Sql REVIEW_AFTERWARDS =
            Sql.of(
                    """
            update account.accounts set goes_back_to = 'review'
             where account_id = :account and state = 'suspended'""");

    static final Sql INSERT_STANDING =
            Sql.of(
                    """
            insert into account.standings (account_id, id, state, why, at, by_kind, by_id, by_name)
            values (:account, :id, :state, :why, :now, :byKind, :byId, :byName)""");

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @CrossAccount("a new account has no number yet")
    AccountId insert(UUID publicId, Company company, ZoneId zone, Language language, Instant now) {
        MapSqlParameterSource row =
                columns(company)
                        .addValue("publicId", publicId)
                        .addValue("zone", zone.getId())
                        .addValue("language", language.code())
                        .addValue("now", Rows.utc(now));
        return new AccountId(jdbc.sql(INSERT.text()).paramSource(row).query(Long.class).single());
    }

    Optional<Account> find(AccountId account) {
        return jdbc.sql(FIND.text())
                .param("account", account.value())
                .query(AccountStore::account)
                .optional();
    }

    @CrossAccount("one job works for many accounts")
    List<Account> among(Collection<AccountId> accounts) {
        return jdbc.sql(AMONG.text())
                .param("accounts", Rows.column(accounts, AccountId::value))
                .query(AccountStore::account)
                .list();
    }

    Optional<Account> lock(AccountId account) {
        return jdbc.sql(FIND_FOR_UPDATE.text())
                .param("account", account.value())
                .query(AccountStore::account)
                .optional();
    }

    @CrossAccount("the id outside is how the operator and letters name an account")
    Optional<Account> byPublicId(UUID publicId) {
        return jdbc.sql(BY_PUBLIC_ID.text())
                .param("publicId", publicId)
                .query(AccountStore::account)
                .optional();
    }

    Optional<AccountState> state(AccountId account) {
        return jdbc.sql(STATE.text())
                .param("account", account.value())
                .query(String.class)
                .optional()
                .map(AccountState::of);
    }

    void updateCompany(AccountId account, Company company) {
        jdbc.sql(UPDATE_COMPANY.text())
                .paramSource(columns(company).addValue("account", account.value()))
                .update();
    }

    void updateState(AccountId account, AccountState state, Instant now) {
        jdbc.sql(UPDATE_STATE.text())
                .param("account", account.value())
                .param("state", state.word())
                .param("now", Rows.utc(now))
                .update();
    }

    /** What an account becomes when its stop is lifted, or its end taken back. */
    Optional<AccountState> goesBackTo(AccountId account) {
        return jdbc.sql(GOES_BACK_TO.text())
                .param("account", account.value())
                .query(String.class)
                .optional()
                .map(AccountState::of);
    }

    void reviewAfterwards(AccountId account) {
        jdbc.sql(REVIEW_AFTERWARDS.text()).param("account", account.value()).update();
    }

    void insertStanding(
            AccountId account, UUID id, AccountState state, String why, Actor by, Instant now) {
        jdbc.sql(INSERT_STANDING.text())
                .param("account", account.value())
                .param("id", id)
                .param("state", state.word())
                .param("why", why)
                .param("now", Rows.utc(now))
                .param("byKind", by.kind().name().toLowerCase(Locale.ROOT))
                .param("byId", by.id())
                .param("byName", by.name())
                .update();
    }

    private static MapSqlParameterSource columns(Company company) {
        return new MapSqlParameterSource()
                .addValue("name", company.name())
                .addValue("legalForm", company.legalForm().word())
                .addValue("street", company.street())
                .addValue("postalCode", company.postalCode())
                .addValue("city", company.city())
                .addValue("country", company.country())
                .addValue("phone", company.phone())
                .addValue("email", company.email())
                .addValue("website", company.website())
                .addValue("registerCourt", company.registerCourt())
                .addValue("registerNumber", company.registerNumber())
                .addValue("vatId", company.vatId())
                .addValue(
                        "representatives",
                        new SqlArrayValue("text", company.representatives().toArray()));
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                new AccountId(row.getLong("account_id")),
                Rows.uuid(row, "public_id"),
                AccountState.of(row.getString("state")),
                company(row),
                ZoneId.of(row.getString("zone")),
                Language.of(Locale.forLanguageTag(row.getString("language"))),
                Rows.instant(row, "created_at"));
    }

    private static Company company(ResultSet row) throws SQLException {
        return new Company(
                row.getString("name"),
                LegalForm.parse(row.getString("legal_form")).orElse(LegalForm.OTHER),
                row.getString("street"),
                row.getString("postal_code"),
                row.getString("city"),
                row.getString("country"),
                row.getString("phone"),
                row.getString("email"),
                row.getString("website"),
                row.getString("register_court"),
                row.getString("register_number"),
                row.getString("vat_id"),
                List.of((String[]) row.getArray("representatives").getArray()));
    }
}
