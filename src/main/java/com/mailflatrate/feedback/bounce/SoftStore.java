package com.mailflatrate.feedback.bounce;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.policy.reply.SoftRules;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Failures in a row of an address, over all its lists. */
@Component
class SoftStore {

    static final Sql COUNT =
            Sql.of(
                    """
            insert into feedback.soft_counts as c (account_id, contact_id, in_a_row, first_at, last_at)
            values (:account, :contact, 1, :at, :at)
            on conflict (account_id, contact_id) do update
               set in_a_row = case when c.accepted_at > c.last_at and c.accepted_at <= :settled or :since > c.last_at
                                   then 1
                                   when c.last_at > :dayBefore then c.in_a_row
                                   else c.in_a_row + 1 end,
                   first_at = case when c.accepted_at > c.last_at and c.accepted_at <= :settled or :since > c.last_at
                                   then :at else c.first_at end,
                   last_at = case when c.last_at > :dayBefore then c.last_at else :at end
             where c.account_id = :account
            returning in_a_row, first_at, last_at
            """);
    static final Sql ACCEPTED =
            Sql.of(
                    """
            update feedback.soft_counts c
               set accepted_at = greatest(c.accepted_at, a.at)
              from unnest(:accounts::bigint[], :contacts::uuid[], :ats::timestamptz[]) as a (account_id, contact_id, at)
             where c.account_id = a.account_id and c.contact_id = a.contact_id
            """);
    static final Sql FORGET =
            Sql.of(
                    """
            delete from feedback.soft_counts where account_id = :account and contact_id = :contact
            """);

    private final JdbcClient jdbc;

    SoftStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How often in a row, and between when. */
    record Row(int inARow, Instant first, Instant last) {}

    /** A mail a receiving host took. */
    record Accepted(AccountId account, ContactId contact, Instant at) {}

    /**
     * Counts one failure; begins anew after a mail that was accepted and did not come back, and
     * after the person signed up again.
     *
     * @param settled what was accepted until then did not come back
     * @param since the youngest sign-up
     */
    Row count(AccountId account, ContactId contact, Instant at, Instant settled, Instant since) {
        return jdbc.sql(COUNT.text())
                .param("account", account.value())
                .param("contact", contact.value())
                .param("at", Rows.utc(at))
                .param("settled", Rows.utc(settled))
                .param("since", Rows.utc(since))
                .param("dayBefore", Rows.utc(at.minus(SoftRules.ONE_EVENT)))
                .query(
                        (row, n) ->
                                new Row(
                                        row.getInt("in_a_row"),
                                        Rows.instant(row, "first_at"),
                                        Rows.instant(row, "last_at")))
                .single();
    }

    @CrossAccount("a batch of what delivery met, of all accounts")
    void accepted(Collection<Accepted> accepted) {
        List<Accepted> all = List.copyOf(accepted);
        jdbc.sql(ACCEPTED.text())
                .param("accounts", all.stream().map(a -> a.account().value()).toArray(Long[]::new))
                .param(
                        "contacts",
                        all.stream().map(a -> a.contact().toString()).toArray(String[]::new))
                .param("ats", all.stream().map(a -> a.at().toString()).toArray(String[]::new))
                .update();
    }

    void forget(AccountId account, ContactId contact) {
        jdbc.sql(FORGET.text())
                .param("account", account.value())
                .param("contact", contact.value())
                .update();
    }
}
