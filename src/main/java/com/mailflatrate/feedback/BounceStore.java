package com.mailflatrate.feedback;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Refusals and what they led to. */
@Component
class BounceStore {

    static final Sql INSERT =
            Sql.of(
                    """
            insert into feedback.bounces (account_id, message_id, way, run_id, contact_id, class, applied, status,
                                          reply_code, reply, why, at)
            values (:account, :message, :way, :run, :contact, :class, :applied, :status, :code, :reply, :why, :at)
                on conflict do nothing
            """);
    static final Sql UNCLEAR_BEFORE =
            Sql.of(
                    """
            select exists (select from feedback.bounces
                            where account_id = :account and contact_id = :contact and class = 'UNCLEAR'
                              and run_id is distinct from :run and at <= :before)
            """);

    private final JdbcClient jdbc;

    BounceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores a refusal; false when this message was refused this way before. */
    boolean insert(AccountId account, Refusal refusal, String cls, boolean applied, String why) {
        return jdbc.sql(INSERT.text())
                        .param("account", account.value())
                        .param("message", refusal.message().value())
                        .param("way", refusal.way().name())
                        .param("run", refusal.run() == null ? null : refusal.run().value())
                        .param("contact", refusal.contact().value())
                        .param("class", cls)
                        .param("applied", applied)
                        .param("status", cut(refusal.facts().enhancedCode(), 20))
                        .param("code", refusal.facts().replyCode())
                        .param("reply", cut(refusal.facts().text(), 500))
                        .param("why", cut(why, 200))
                        .param("at", Rows.utc(refusal.at()))
                        .update()
                > 0;
    }

    /** Whether another run met an unclear refusal of this contact until then. */
    boolean hasUnclear(AccountId account, ContactId contact, @Nullable RunId run, Instant before) {
        return jdbc.sql(UNCLEAR_BEFORE.text())
                .param("account", account.value())
                .param("contact", contact.value())
                .param("run", run == null ? null : run.value())
                .param("before", Rows.utc(before))
                .query(Boolean.class)
                .single();
    }

    private static @Nullable String cut(@Nullable String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }
}
