package com.mailflatrate.consent;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.ledger.EventKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Withdrawals as rows. */
@Component
class WithdrawalStore {

    static final Sql INSERT =
            Sql.of(
                    """
            insert into consent.withdrawals (account_id, event_id, kind, channel, message_id, run_id, contact_id,
                                             everything, at)
            values (:account, :event, :kind, :channel, :message, :run, :contact, :everything, :at)
            """);
    static final Sql REPEATED =
            Sql.of(
                    """
            select exists (select from consent.withdrawals
                            where account_id = :account and contact_id = :contact and kind = :kind
                              and run_id = :run and (everything or not :everything))
            """);
    static final Sql LOCK =
            Sql.of(
                    """
            select 1 from (select pg_advisory_xact_lock(:account, hashtext(:contact))) locked
            """);

    private final JdbcClient jdbc;

    WithdrawalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets one withdrawal of a contact wait for the other. */
    void lock(AccountId account, ContactId contact) {
        jdbc.sql(LOCK.text())
                .param("account", (int) account.value())
                .param("contact", contact.toString())
                .query(Integer.class)
                .single();
    }

    /** Whether the same was asked for by a mail of the same run, or of none. */
    boolean isRepeated(
            AccountId account,
            ContactId contact,
            EventKind kind,
            @Nullable RunId run,
            boolean everything) {
        return run != null
                && jdbc.sql(REPEATED.text())
                        .param("account", account.value())
                        .param("contact", contact.value())
                        .param("kind", kind.name())
                        .param("run", run.value())
                        .param("everything", everything)
                        .query(Boolean.class)
                        .single();
    }

    void insert(
            AccountId account,
            UUID event,
            WithdrawalLog.Line line,
            @Nullable RunId run,
            ContactId contact,
            Instant at) {
        MessageId message = line.message();
        jdbc.sql(INSERT.text())
                .param("account", account.value())
                .param("event", event)
                .param("kind", line.kind().name())
                .param("channel", line.request().channel().name())
                .param("message", message.value())
                .param("run", run == null ? null : run.value())
                .param("contact", contact.value())
                .param("everything", line.scope() == Withdrawals.Scope.EVERYTHING)
                .param("at", Rows.utc(at))
                .update();
    }
}
