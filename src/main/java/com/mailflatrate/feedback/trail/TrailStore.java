package com.mailflatrate.feedback.trail;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.Sql;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Mails of a contact. Those sent are found by the clock that keeps promises, whose instants are the
 * starts of runs: there is no index over millions of messages by contact, and need not be. Which
 * provider passed a complaint on stays with the operator.
 */
@Repository
final class TrailStore {

    static final Sql OF =
            Sql.of(
                    """
            select 'SENT' as kind, r.started_at as at, r.mailing_id, '' as detail
              from delivery.v_runs r
             where r.account_id = :account
               and r.started_at in (select unnest(c.mails) from consent.v_clocks c
                                     where c.account_id = :account and c.contact_id = :contact
                                       and c.list_id = any(r.list_ids))
            union all
            select 'REFUSED', b.at, r.mailing_id, b.class
              from feedback.bounces b
              left join delivery.v_runs r on r.account_id = b.account_id and r.run_id = b.run_id
             where b.account_id = :account and b.contact_id = :contact
            union all
            select 'COMPLAINED', c.at, r.mailing_id, ''
              from feedback.complaints c
              left join delivery.v_runs r on r.account_id = c.account_id and r.run_id = c.run_id
             where c.account_id = :account and c.contact_id = :contact
             order by 2 desc, 1 limit :limit
            """);

    private final JdbcClient db;

    TrailStore(JdbcClient db) {
        this.db = db;
    }

    List<TrailLine> of(AccountId account, ContactId contact, int limit) {
        return db.sql(OF.text())
                .param("account", account.value())
                .param("contact", contact.value())
                .param("limit", limit)
                .query(
                        (row, n) ->
                                new TrailLine(
                                        TrailKind.valueOf(row.getString("kind")),
                                        Rows.instant(row, "at"),
                                        MailingId.parse(
                                                        Objects.requireNonNullElse(
                                                                row.getString("mailing_id"), ""))
                                                .orElse(null),
                                        row.getString("detail")))
                .list();
    }
}
