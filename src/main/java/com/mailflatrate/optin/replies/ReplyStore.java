package com.mailflatrate.optin.replies;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.Sql;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which registration a mail belonged to, and how far the journal was read. */
@Repository
final class ReplyStore {

    /** Kept until the end, so that two readers at once read one after the other. */
    static final Sql CURSOR =
            Sql.of(
                    "select value from optin.cursors where name = 'confirmation-replies' for update");

    static final Sql MOVE =
            Sql.of(
                    """
            insert into optin.cursors (name, value) values ('confirmation-replies', :value)
                on conflict (name) do update set value = excluded.value
            """);
    static final Sql OF_MESSAGES =
            Sql.of(
                    """
            select account_id, id, form_id, message_id from optin.confirmations
             where message_id = any(:messages::bigint[]) and accept_event is null
            """);
    static final Sql ACCEPTED =
            Sql.of(
                    """
            update optin.confirmations c set accept_event = n.event_id
              from unnest(:accounts::bigint[], :ids::uuid[], :events::uuid[]) as n (account_id, id, event_id)
             where c.account_id = n.account_id and c.id = n.id
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

    /** Those of which nobody said yet that they were accepted. */
    @CrossAccount("one journal of all accounts")
    Map<MessageId, Mail> ofMessages(List<MessageId> messages) {
        Map<MessageId, Mail> found = new HashMap<>();
        db.sql(OF_MESSAGES.text())
                .param("messages", Rows.column(messages, MessageId::value))
                .query(
                        row -> {
                            found.put(
                                    new MessageId(row.getLong("message_id")),
                                    new Mail(
                                            new AccountId(row.getLong("account_id")),
                                            Rows.uuid(row, "id"),
                                            Rows.uuidOrNull(row, "form_id")));
                        });
        return found;
    }

    /** Each with its event, in the same order. */
    @CrossAccount("one journal of all accounts")
    void accepted(List<Mail> mails, List<UUID> events) {
        if (!mails.isEmpty()) {
            db.sql(ACCEPTED.text())
                    .param("accounts", Rows.column(mails, mail -> mail.account().value()))
                    .param("ids", Rows.column(mails, Mail::id))
                    .param("events", Rows.column(events, event -> event))
                    .update();
        }
    }
}
