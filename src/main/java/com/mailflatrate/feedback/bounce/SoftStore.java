package com.mailflatrate.feedback.bounce;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.policy.reply.SoftRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Failures in a row of an address, over all its lists. */
@Component
class SoftStore {

    static final Sql COUNT =
            Sql.of(
                    """
            update feedback.soft_counts c
               set in_a_row = case when c.accepted_at > c.last_at and c.accepted_at <= f.settled or f.since > c.last_at
                                   then 1
                                   when c.last_at > f.day_before then c.in_a_row
                                   else c.in_a_row + 1 end,
                   first_at = case when c.accepted_at > c.last_at and c.accepted_at <= f.settled or f.since > c.last_at
                                   then f.at else c.first_at end,
                   last_at = case when c.last_at > f.day_before then c.last_at else f.at end
              from unnest(:contacts::uuid[], :ats::timestamptz[], :settled::timestamptz[], :since::timestamptz[],
                          :dayBefore::timestamptz[]) as f (contact_id, at, settled, since, day_before)
             where c.account_id = :account and c.contact_id = f.contact_id
            returning c.contact_id, c.in_a_row, c.first_at, c.last_at
            """);
    static final Sql BEGIN =
            Sql.of(
                    """
            insert into feedback.soft_counts (account_id, contact_id, in_a_row, first_at, last_at)
            select :account, f.contact_id, 1, f.at, f.at
              from unnest(:contacts::uuid[], :ats::timestamptz[]) as f (contact_id, at)
                on conflict do nothing
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
            delete from feedback.soft_counts
             where account_id = :account and contact_id = any(cast(:contacts as uuid[]))
            """);

    private final JdbcClient jdbc;

    SoftStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How often in a row, and between when. */
    record Row(int inARow, Instant first, Instant last) {

        boolean isEnough() {
            return SoftRules.isEnough(inARow, first, last);
        }
    }

    /**
     * A failure.
     *
     * @param settled what was accepted until then did not come back
     * @param since the youngest sign-up
     */
    record Failure(ContactId contact, Instant at, Instant settled, Instant since) {

        private Instant dayBefore() {
            return at.minus(SoftRules.ONE_EVENT);
        }
    }

    /** A mail a receiving host took. */
    record Accepted(AccountId account, ContactId contact, Instant at) {}

    /**
     * Counts failures, each of another contact; a count begins anew after a mail that was accepted
     * and did not come back, and after the person signed up again.
     */
    Map<ContactId, Row> count(AccountId account, List<Failure> failures) {
        Map<ContactId, Row> counted = new HashMap<>();
        if (failures.isEmpty()) {
            return counted;
        }
        failing(COUNT, account, failures)
                .param("settled", Rows.column(failures, Failure::settled))
                .param("since", Rows.column(failures, Failure::since))
                .param("dayBefore", Rows.column(failures, Failure::dayBefore))
                .query(
                        row -> {
                            counted.put(new ContactId(Rows.uuid(row, "contact_id")), row(row));
                        });
        List<Failure> first =
                failures.stream().filter(one -> !counted.containsKey(one.contact())).toList();
        if (!first.isEmpty()) {
            failing(BEGIN, account, first).update();
            first.forEach(one -> counted.put(one.contact(), new Row(1, one.at(), one.at())));
        }
        return counted;
    }

    private JdbcClient.StatementSpec failing(Sql sql, AccountId account, List<Failure> failures) {
        return jdbc.sql(sql.text())
                .param("account", account.value())
                .param("contacts", Rows.column(failures, one -> one.contact().value()))
                .param("ats", Rows.column(failures, Failure::at));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getInt("in_a_row"),
                Rows.instant(row, "first_at"),
                Rows.instant(row, "last_at"));
    }

    @CrossAccount("a batch of what delivery met, of all accounts")
    void accepted(Collection<Accepted> accepted) {
        List<Accepted> all = List.copyOf(accepted);
        jdbc.sql(ACCEPTED.text())
                .param("accounts", Rows.column(all, a -> a.account().value()))
                .param("contacts", Rows.column(all, a -> a.contact().value()))
                .param("ats", Rows.column(all, Accepted::at))
                .update();
    }

    void forget(AccountId account, Collection<ContactId> contacts) {
        jdbc.sql(FORGET.text())
                .param("account", account.value())
                .param("contacts", Rows.column(contacts, ContactId::value))
                .update();
    }
}
