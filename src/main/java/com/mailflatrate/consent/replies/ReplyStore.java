package com.mailflatrate.consent.replies;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.Sql;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which registration a mail belonged to, and how far the journal was read. */
@Repository
final class ReplyStore {

    static final Sql CURSOR =
            Sql.of("select value from consent.cursors where name = 'confirmation-replies'");
    static final Sql MOVE =
            Sql.of(
                    """
            insert into consent.cursors (name, value) values ('confirmation-replies', :value)
                on conflict (name) do update set value = excluded.value
            """);
    static final Sql OF_MESSAGE =
            Sql.of(
                    """
            select account_id, id, form_id from consent.confirmations
             where message_id = :message and accept_event is null
            """);
    static final Sql ACCEPTED =
            Sql.of(
                    """
            update consent.confirmations set accept_event = :event where account_id = :account and id = :id
            """);

    private final JdbcClient db;

    ReplyStore(JdbcClient db) {
        this.db = db;
    }

    /** The registration behind a mail. */
    record Mail(AccountId account, UUID id, @Nullable UUID form) {}

    @CrossAccount("one journal of all accounts")
    long cursor() {
        return db.sql(CURSOR.text()).query(Long.class).optional().orElse(0L);
    }

    @CrossAccount("one journal of all accounts")
    void moveCursor(long value) {
        db.sql(MOVE.text()).param("value", value).update();
    }

    @CrossAccount("one journal of all accounts")
    Optional<Mail> ofMessage(MessageId message) {
        return db.sql(OF_MESSAGE.text())
                .param("message", message.value())
                .query(
                        (row, n) ->
                                new Mail(
                                        new AccountId(row.getLong("account_id")),
                                        Rows.uuid(row, "id"),
                                        Rows.uuidOrNull(row, "form_id")))
                .optional();
    }

    void accepted(AccountId account, UUID id, UUID event) {
        db.sql(ACCEPTED.text())
                .param("account", account.value())
                .param("id", id)
                .param("event", event)
                .update();
    }
}
