package com.mailflatrate.delivery;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.delivery.Letters.From;
import com.mailflatrate.delivery.Letters.Letter;
import com.mailflatrate.delivery.Letters.TestOf;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Letters on their way into the queue. */
@Repository
final class LetterStore {

    static final Sql NUMBERS =
            Sql.of("select nextval('delivery.message_numbers') from generate_series(1, :count)");

    /** One statement for all three tables, and for all letters that come together. */
    static final Sql QUEUE =
            Sql.of(
                    """
            with fresh as (
                select * from unnest(:accounts::bigint[], :messages::bigint[], :kinds::text[], :tos::text[], :subjects::text[],
                                     :texts::text[], :htmls::text[], :replyTos::text[], :fromNames::text[], :froms::text[],
                                     :mailings::text[], :campaigns::uuid[], :domains::uuid[], :lists::uuid[],
                                     :listNames::text[])
                              as n (account_id, message_id, kind, to_address, subject, body_text, body_html, reply_to,
                                    from_name, from_address, mailing_id, campaign_id, domain_id, list_id, list_name)
            ), message as (
                insert into delivery.messages (id, account_id, run_id) select message_id, account_id, 0 from fresh
            ), letter as (
                insert into delivery.letters (account_id, message_id, kind, to_address, subject, body_text, body_html, reply_to,
                                              from_name, from_address, mailing_id, campaign_id, domain_id, list_id,
                                              list_name, queued_at)
                select account_id, message_id, kind, to_address, subject, body_text, body_html, reply_to, from_name,
                       from_address, mailing_id, campaign_id, domain_id, list_id, list_name, :now from fresh
            )
            insert into delivery.due (account_id, message_id, run_id, due_at)
            select account_id, message_id, 0, :now from fresh
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
    List<Long> nextNumbers(int count) {
        return db.sql(NUMBERS.text())
                .param("count", count)
                .query((row, n) -> row.getLong(1))
                .list();
    }

    /** A letter under its id. */
    record Queued(AccountId account, MessageId message, Letter letter) {}

    @CrossAccount("letters of several accounts come together")
    void insert(List<Queued> letters, Instant now) {
        db.sql(QUEUE.text())
                .param("accounts", Rows.column(letters, one -> one.account().value()))
                .param("messages", Rows.column(letters, one -> one.message().value()))
                .param("kinds", column(letters, Letter::kind))
                .param("tos", column(letters, letter -> letter.to().full()))
                .param("subjects", column(letters, Letter::subject))
                .param("texts", column(letters, Letter::text))
                .param("htmls", column(letters, Letter::html))
                .param("replyTos", column(letters, letter -> full(letter.replyTo())))
                .param("fromNames", ofFrom(letters, From::name))
                .param("froms", ofFrom(letters, from -> from.address().full()))
                .param("mailings", ofTest(letters, test -> test.mailingId().value()))
                .param("campaigns", ofTest(letters, test -> test.campaign().value()))
                .param("domains", ofTest(letters, test -> test.domain().value()))
                .param("lists", ofTest(letters, test -> test.list().value()))
                .param("listNames", ofTest(letters, TestOf::listName))
                .param("now", Rows.utc(now))
                .update();
    }

    void forget(AccountId account, MessageId message) {
        db.sql(FORGET.text())
                .param("account", account.value())
                .param("message", message.value())
                .update();
    }

    private static @Nullable String[] column(
            List<Queued> letters, Function<Letter, ? extends @Nullable Object> value) {
        return Rows.column(letters, one -> value.apply(one.letter()));
    }

    private static @Nullable String[] ofFrom(List<Queued> letters, Function<From, Object> value) {
        return column(
                letters,
                letter -> {
                    From from = letter.from();
                    return from == null ? null : value.apply(from);
                });
    }

    private static @Nullable String[] ofTest(List<Queued> letters, Function<TestOf, Object> value) {
        return column(
                letters,
                letter -> {
                    TestOf test = letter.test();
                    return test == null ? null : value.apply(test);
                });
    }

    private static @Nullable String full(@Nullable EmailAddress address) {
        return address == null ? null : address.full();
    }
}
