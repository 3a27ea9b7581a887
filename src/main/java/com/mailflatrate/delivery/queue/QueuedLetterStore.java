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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            select l.account_id, l.message_id, l.kind, l.to_address, l.subject, l.body_text, l.body_html, l.reply_to,
                   l.from_name, l.from_address, l.mailing_id, l.campaign_id, l.domain_id, l.list_id, l.list_name
              from unnest(:accounts::bigint[], :messages::bigint[]) as n (account_id, message_id)
              join delivery.letters l on l.account_id = n.account_id and l.message_id = n.message_id
             where l.to_address <> ''
            """);

    private final JdbcClient db;

    QueuedLetterStore(JdbcClient db) {
        this.db = db;
    }

    Map<MessageId, Letter> find(List<Claimed> claimed) {
        Map<MessageId, Letter> found = new HashMap<>();
        db.sql(FIND.text())
                .param("accounts", Rows.column(claimed, one -> one.account().value()))
                .param("messages", Rows.column(claimed, one -> one.message().value()))
                .query(
                        row -> {
                            found.put(new MessageId(row.getLong("message_id")), letter(row));
                        });
        return found;
    }

    private static Letter letter(ResultSet row) throws SQLException {
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
