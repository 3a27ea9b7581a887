package com.mailflatrate.delivery;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.delivery.Letters.Letter;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Letters on their way into the queue. */
@Repository
final class LetterStore {

    static final Sql NUMBER = Sql.of("select nextval('delivery.message_numbers')");

    static final Sql MESSAGE =
            Sql.of(
                    """
            insert into delivery.messages (id, account_id, run_id) values (:message, :account, 0)
            """);

    static final Sql LETTER =
            Sql.of(
                    """
            insert into delivery.letters (account_id, message_id, kind, to_address, subject, body_text, body_html, reply_to,
                                          from_name, from_address, mailing_id, campaign_id, domain_id, list_id, list_name,
                                          queued_at)
            values (:account, :message, :kind, :to, :subject, :text, :html, :replyTo, :fromName, :from, :mailing, :campaign,
                    :domain, :list, :listName, :now)
            """);

    static final Sql DUE =
            Sql.of(
                    """
            insert into delivery.due (account_id, message_id, run_id, due_at) values (:account, :message, 0, :now)
            """);

    static final Sql FORGET =
            Sql.of(
                    """
            update delivery.letters set to_address = '', subject = '', body_text = '', body_html = null
             where account_id = :account and message_id = :message
            """);

    private final JdbcClient db;

    LetterStore(JdbcClient db) {
        this.db = db;
    }

    @CrossAccount("numbers are one line for all")
    long nextNumber() {
        return db.sql(NUMBER.text()).query(Long.class).single();
    }

    void insert(AccountId account, MessageId message, Letter letter, Instant now) {
        db.sql(MESSAGE.text())
                .param("account", account.value())
                .param("message", message.value())
                .update();
        letter(account, message, letter, now);
        db.sql(DUE.text())
                .param("account", account.value())
                .param("message", message.value())
                .param("now", Rows.utc(now))
                .update();
    }

    void forget(AccountId account, MessageId message) {
        db.sql(FORGET.text())
                .param("account", account.value())
                .param("message", message.value())
                .update();
    }

    private void letter(AccountId account, MessageId message, Letter letter, Instant now) {
        Letters.@Nullable From from = letter.from();
        Letters.@Nullable TestOf test = letter.test();
        db.sql(LETTER.text())
                .param("account", account.value())
                .param("message", message.value())
                .param("kind", letter.kind().name())
                .param("to", letter.to().full())
                .param("subject", letter.subject())
                .param("text", letter.text())
                .param("html", letter.html())
                .param("replyTo", full(letter.replyTo()))
                .param("fromName", from == null ? null : from.name())
                .param("from", from == null ? null : full(from.address()))
                .param("mailing", test == null ? null : test.mailingId().value())
                .param("campaign", test == null ? null : test.campaign().value())
                .param("domain", test == null ? null : test.domain().value())
                .param("list", test == null ? null : test.list().value())
                .param("listName", test == null ? null : test.listName())
                .param("now", Rows.utc(now))
                .update();
    }

    private static @Nullable String full(@Nullable EmailAddress address) {
        return address == null ? null : address.full();
    }
}
