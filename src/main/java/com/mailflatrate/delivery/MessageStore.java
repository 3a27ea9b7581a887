package com.mailflatrate.delivery;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.delivery.MessageFacts.State;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.keys.SuppressionKey;
import com.mailflatrate.mail.smtp.Phase;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Looks up messages and what came of them. */
@Repository
@CrossAccount(
        "answers come back with a token alone, and conclusions are drawn for all accounts in one pass")
final class MessageStore {

    static final Sql FIND =
            Sql.of(
                    """
            select m.id, m.account_id, m.run_id, l.kind, coalesce(r.mailing_id, l.mailing_id) as mailing_id,
                   coalesce(r.campaign_id, l.campaign_id) as campaign_id, m.contact_id,
                   coalesce(m.list_id, l.list_id) as list_id, r.list_ids, m.key_id, m.key_hash, r.from_address,
                   r.forward_to, m.state, m.attempt, m.claimed_at, m.settled_at
              from delivery.messages m
              left join delivery.runs r on r.account_id = m.account_id and r.id = m.run_id
              left join delivery.letters l on l.account_id = m.account_id and l.message_id = m.id
             where m.id = any(:messages)
            """);

    static final Sql OUTCOMES =
            Sql.of(
                    """
            select e.id, e.message_id, e.account_id, e.run_id, m.contact_id, m.list_id, m.key_id, m.key_hash, e.state,
                   e.attempt, e.phase, e.code, e.enhanced, e.reply, e.host, e.at
              from delivery.events e join delivery.messages m on m.id = e.message_id
             where e.id > :cursor and e.run_id > 0
             order by e.id limit :rows
            """);

    static final Sql SETTLED_LETTERS =
            Sql.of(
                    """
            select e.id, e.message_id, e.state, e.phase, e.at, e.host, e.code, e.enhanced, e.reply
              from delivery.events e
              join delivery.letters l on l.account_id = e.account_id and l.message_id = e.message_id
             where e.id > :cursor and e.run_id = 0 and e.state in (2, 4) and l.kind = :kind
             order by e.id limit :rows
            """);

    /** Only what nobody had answered for; that it was closed meanwhile counts no more. */
    static final Sql SETTLE =
            Sql.of(
                    """
            update delivery.messages set state = :state, skip = null where id = any(:messages) and state = 7
            """);

    private final JdbcClient db;

    MessageStore(JdbcClient db) {
        this.db = db;
    }

    List<MessageFacts> find(Collection<MessageId> messages) {
        return db.sql(FIND.text())
                .param("messages", messages.stream().map(MessageId::value).toArray(Long[]::new))
                .query(MessageStore::facts)
                .list();
    }

    void settle(Collection<MessageId> messages, State state) {
        db.sql(SETTLE.text())
                .param("messages", messages.stream().map(MessageId::value).toArray(Long[]::new))
                .param("state", state.ordinal())
                .update();
    }

    List<Outcomes.Row> outcomes(long cursor, int rows) {
        return db.sql(OUTCOMES.text())
                .param("cursor", cursor)
                .param("rows", rows)
                .query(MessageStore::outcome)
                .list();
    }

    List<Letters.Settled> settledLetters(Letters.Kind kind, long cursor, int rows) {
        return db.sql(SETTLED_LETTERS.text())
                .param("kind", kind.name())
                .param("cursor", cursor)
                .param("rows", rows)
                .query(
                        (row, n) ->
                                new Letters.Settled(
                                        row.getLong("id"),
                                        new MessageId(row.getLong("message_id")),
                                        row.getInt("state") == State.ACCEPTED.ordinal(),
                                        row.getString("phase").equals(Phase.RCPT.name()),
                                        Rows.instant(row, "at"),
                                        row.getString("host"),
                                        row.getInt("code"),
                                        row.getString("enhanced"),
                                        row.getInt("code") + " " + row.getString("reply")))
                .list();
    }

    private static MessageFacts facts(ResultSet row, int number) throws SQLException {
        String kind = row.getString("kind");
        String mailing = row.getString("mailing_id");
        UUID campaign = Rows.uuidOrNull(row, "campaign_id");
        return new MessageFacts(
                new MessageId(row.getLong("id")),
                account(row),
                run(row),
                kind == null ? null : Letters.Kind.valueOf(kind),
                mailing == null ? null : new MailingId(mailing),
                campaign == null ? null : new CampaignId(campaign),
                contact(row),
                list(row),
                lists(row),
                key(row),
                address(row, "from_address"),
                forwardTo(row),
                State.values()[row.getInt("state")],
                row.getInt("attempt"),
                Rows.instantOrNull(row, "claimed_at"),
                Rows.instantOrNull(row, "settled_at"));
    }

    private static Outcomes.Row outcome(ResultSet row, int number) throws SQLException {
        return new Outcomes.Row(
                row.getLong("id"),
                new MessageId(row.getLong("message_id")),
                account(row),
                run(row),
                contact(row),
                list(row),
                key(row),
                State.values()[row.getInt("state")],
                row.getInt("attempt"),
                Phase.valueOf(row.getString("phase")),
                row.getInt("code"),
                row.getString("enhanced"),
                row.getString("reply"),
                row.getString("host"),
                Rows.instant(row, "at"));
    }

    private static @Nullable AccountId account(ResultSet row) throws SQLException {
        long account = row.getLong("account_id");
        return account == 0 ? null : new AccountId(account);
    }

    private static @Nullable RunId run(ResultSet row) throws SQLException {
        long run = row.getLong("run_id");
        return run == 0 ? null : new RunId(run);
    }

    private static @Nullable ContactId contact(ResultSet row) throws SQLException {
        UUID id = Rows.uuidOrNull(row, "contact_id");
        return id == null ? null : new ContactId(id);
    }

    private static @Nullable ListId list(ResultSet row) throws SQLException {
        UUID id = Rows.uuidOrNull(row, "list_id");
        return id == null ? null : new ListId(id);
    }

    private static @Nullable SuppressionKey key(ResultSet row) throws SQLException {
        byte[] hash = row.getBytes("key_hash");
        return hash == null ? null : new SuppressionKey(row.getInt("key_id"), hash);
    }

    private static List<ListId> lists(ResultSet row) throws SQLException {
        Array array = row.getArray("list_ids");
        return array == null
                ? List.of()
                : Arrays.stream((UUID[]) array.getArray()).map(ListId::new).toList();
    }

    /** Without a wish of the campaign a person's reply goes to From. */
    private static @Nullable EmailAddress forwardTo(ResultSet row) throws SQLException {
        EmailAddress wished = address(row, "forward_to");
        return wished == null ? address(row, "from_address") : wished;
    }

    private static @Nullable EmailAddress address(ResultSet row, String column)
            throws SQLException {
        String text = row.getString(column);
        return text == null ? null : EmailAddress.parse(text).orElse(null);
    }
}
