package com.mailflatrate.delivery.queue;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.delivery.Letters.From;
import com.mailflatrate.delivery.Letters.Kind;
import com.mailflatrate.delivery.Letters.Letter;
import com.mailflatrate.delivery.Letters.TestOf;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.SenderDomainId;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Letters as they were stored; one that was forgotten meanwhile is none. */
@Repository
@CrossAccount("the queue serves all accounts in turn")
final class QueuedLetterStore {

    static final Sql FIND =
            Sql.of(
                    """
            select account_id, kind, to_address, subject, body_text, body_html, reply_to, from_name, from_address, mailing_id,
                   campaign_id, domain_id, list_id, list_name
              from delivery.letters where account_id = :account and message_id = :message and to_address <> ''
            """);

    private final JdbcClient db;

    QueuedLetterStore(JdbcClient db) {
        this.db = db;
    }

    Optional<Letter> find(AccountId account, MessageId message) {
        return db.sql(FIND.text())
                .param("account", account.value())
                .param("message", message.value())
                .query(QueuedLetterStore::letter)
                .optional();
    }

    private static Letter letter(ResultSet row, int number) throws SQLException {
        long account = row.getLong("account_id");
        EmailAddress from = address(row, "from_address");
        String fromName = row.getString("from_name");
        return new Letter(
                Kind.valueOf(row.getString("kind")),
                account == 0 ? null : new AccountId(account),
                EmailAddress.parse(row.getString("to_address")).orElseThrow(),
                row.getString("subject"),
                row.getString("body_text"),
                row.getString("body_html"),
                address(row, "reply_to"),
                from == null ? null : new From(fromName == null ? "" : fromName, from),
                test(row));
    }

    private static @Nullable TestOf test(ResultSet row) throws SQLException {
        String mailing = row.getString("mailing_id");
        return mailing == null
                ? null
                : new TestOf(
                        new MailingId(mailing),
                        new CampaignId(Rows.uuid(row, "campaign_id")),
                        new SenderDomainId(Rows.uuid(row, "domain_id")),
                        new ListId(Rows.uuid(row, "list_id")),
                        row.getString("list_name"));
    }

    private static @Nullable EmailAddress address(ResultSet row, String column)
            throws SQLException {
        String text = row.getString(column);
        return text == null ? null : EmailAddress.parse(text).orElse(null);
    }
}
