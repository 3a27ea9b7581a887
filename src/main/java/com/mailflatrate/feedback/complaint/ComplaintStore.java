package com.mailflatrate.feedback.complaint;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Complaints counted. */
@Component
class ComplaintStore {

    static final Sql INSERT =
            Sql.of(
                    """
            insert into feedback.complaints (account_id, message_id, run_id, contact_id, feed, at)
            values (:account, :message, :run, :contact, :feed, :at)
                on conflict do nothing
            """);
    static final Sql OF_RUN =
            Sql.of(
                    """
            select count(*) from feedback.complaints where account_id = :account and run_id = :run
            """);

    private final JdbcClient jdbc;

    ComplaintStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores one; false when this message was complained about before. */
    boolean insert(
            AccountId account,
            MessageId message,
            @Nullable RunId run,
            ContactId contact,
            String feed,
            Instant at) {
        return jdbc.sql(INSERT.text())
                        .param("account", account.value())
                        .param("message", message.value())
                        .param("run", run == null ? null : run.value())
                        .param("contact", contact.value())
                        .param("feed", feed)
                        .param("at", Rows.utc(at))
                        .update()
                > 0;
    }

    long of(AccountId account, RunId run) {
        return jdbc.sql(OF_RUN.text())
                .param("account", account.value())
                .param("run", run.value())
                .query(Long.class)
                .single();
    }
}
