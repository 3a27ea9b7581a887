package com.mailflatrate.account.signin;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.UserId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Authenticators of people, and how long a change of them cools. */
@Component
@CrossAccount("a person may belong to many accounts")
final class FactorStore {

    static final Sql KEEP_DRAFT =
            Sql.of("update account.credentials set totp_draft = :draft where user_id = :user");

    static final Sql DRAFT =
            Sql.of(
                    "select totp_draft from account.credentials where user_id = :user and totp_draft is not null");

    static final Sql ADOPT =
            Sql.of(
                    """
            update account.credentials c set totp_secret = c.totp_draft, totp_draft = null, totp_last_step = :step,
                   totp_since = :now
              from (select totp_secret is not null as had from account.credentials where user_id = :user for update) before
             where c.user_id = :user and c.totp_draft is not null
            returning before.had""");

    static final Sql REMOVE =
            Sql.of(
                    """
            update account.credentials set totp_secret = null, totp_draft = null, totp_since = null
             where user_id = :user and totp_secret is not null""");

    static final Sql TAKE_STEP =
            Sql.of(
                    """
            update account.credentials set totp_last_step = :step where user_id = :user and totp_last_step < :step""");

    static final Sql COOLING_OF_PERSON =
            Sql.of(
                    """
            select cooling_until from account.credentials where user_id = :user and cooling_until is not null""");

    static final Sql KEY_MADE =
            Sql.of(
                    """
            select created_at from account.api_keys
             where account_id = :account and id = :key and 'mailings:confirm' = any (scopes)""");

    private final JdbcClient jdbc;

    FactorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keepDraft(UserId user, byte[] draft) {
        jdbc.sql(KEEP_DRAFT.text()).param("user", user.value()).param("draft", draft).update();
    }

    Optional<byte[]> draft(UserId user) {
        return jdbc.sql(DRAFT.text())
                .param("user", user.value())
                .query((row, number) -> row.getBytes("totp_draft"))
                .optional();
    }

    /** Makes the draft count; whether there was another before. */
    boolean adoptDraft(UserId user, long step, Instant now) {
        return jdbc.sql(ADOPT.text())
                .param("user", user.value())
                .param("step", step)
                .param("now", Rows.utc(now))
                .query(Boolean.class)
                .single();
    }

    boolean remove(UserId user) {
        return jdbc.sql(REMOVE.text()).param("user", user.value()).update() == 1;
    }

    boolean takeStep(UserId user, long step) {
        return jdbc.sql(TAKE_STEP.text()).param("user", user.value()).param("step", step).update()
                == 1;
    }

    @Nullable Instant coolingOf(UserId user) {
        return jdbc.sql(COOLING_OF_PERSON.text())
                .param("user", user.value())
                .query((row, number) -> Rows.instant(row, "cooling_until"))
                .optional()
                .orElse(null);
    }

    /** When a key that may confirm was made; null for a key that may not. */
    @Nullable Instant confirmingKeyMade(AccountId account, java.util.UUID key) {
        return jdbc.sql(KEY_MADE.text())
                .param("account", account.value())
                .param("key", key)
                .query((row, number) -> Rows.instant(row, "created_at"))
                .optional()
                .orElse(null);
    }
}
