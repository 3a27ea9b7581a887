package com.mailflatrate.feedback.complaint;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.feedback.complaint.ComplaintRates.Part;
import com.mailflatrate.feedback.complaint.ComplaintRates.Share;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accepted mails and complaints, counted by day and part of an account's mail. */
@Component
class ShareStore {

    static final Sql ADD =
            Sql.of(
                    """
            insert into feedback.complaint_days as d (account_id, kind, name, day_at, accepted, complaints)
            values (:account, :kind, :name, :day, :accepted, :complaints)
            on conflict (account_id, kind, name, day_at) do update
               set accepted = d.accepted + excluded.accepted, complaints = d.complaints + excluded.complaints
             where d.account_id = :account
            """);
    static final Sql SINCE =
            Sql.of(
                    """
            select coalesce(sum(accepted), 0) as accepted, coalesce(sum(complaints), 0) as complaints
              from feedback.complaint_days
             where account_id = :account and kind = :kind and name = :name and day_at > :after
            """);
    static final Sql WORST =
            Sql.of(
                    """
            select account_id, kind, name, sum(accepted) as accepted, sum(complaints) as complaints
              from feedback.complaint_days
             where day_at > :after
             group by account_id, kind, name
            having sum(complaints) >= 3 and sum(complaints) >= 0.001 * sum(accepted)
             order by sum(complaints)::numeric / greatest(sum(accepted), 1) desc limit 100
            """);
    static final Sql ABOUT =
            Sql.of(
                    """
            select c.account_id, c.id, split_part(c.email, '@', 2) as domain, c.origin_id
              from audience.v_contacts c
              join unnest(:accounts::bigint[], :contacts::uuid[]) as a (account_id, id)
                on a.account_id = c.account_id and a.id = c.id
            """);
    static final Sql FORGET =
            Sql.of(
                    """
            delete from feedback.complaint_days where day_at < :before
            """);

    private final JdbcClient jdbc;

    ShareStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose mail it was. */
    record Whose(AccountId account, ContactId contact) {}

    /** Where a contact has its mailbox and where it came from. */
    record About(String domain, @Nullable UUID origin) {}

    void add(AccountId account, Part part, Instant day, Share share) {
        of(ADD, account, part)
                .param("day", Rows.utc(day))
                .param("accepted", share.accepted())
                .param("complaints", share.complaints())
                .update();
    }

    Share since(AccountId account, Part part, Instant after) {
        return of(SINCE, account, part)
                .param("after", Rows.utc(after))
                .query((row, n) -> new Share(row.getLong("accepted"), row.getLong("complaints")))
                .single();
    }

    @CrossAccount("the operator looks at whose mail is complained about")
    List<ComplaintRates.Concern> worst(Instant after) {
        return jdbc.sql(WORST.text())
                .param("after", Rows.utc(after))
                .query(
                        (row, n) ->
                                ComplaintRates.Concern.of(
                                        new AccountId(row.getLong("account_id")),
                                        new Part(
                                                Part.Kind.valueOf(row.getString("kind")),
                                                row.getString("name")),
                                        new Share(
                                                row.getLong("accepted"),
                                                row.getLong("complaints"))))
                .list();
    }

    @CrossAccount("a batch of what delivery met, of all accounts")
    Map<Whose, About> about(List<Whose> all) {
        Map<Whose, About> found = new HashMap<>();
        jdbc.sql(ABOUT.text())
                .param("accounts", all.stream().map(a -> a.account().value()).toArray(Long[]::new))
                .param(
                        "contacts",
                        all.stream().map(a -> a.contact().toString()).toArray(String[]::new))
                .query(
                        row -> {
                            found.put(
                                    new Whose(
                                            new AccountId(row.getLong("account_id")),
                                            new ContactId(Rows.uuid(row, "id"))),
                                    new About(
                                            row.getString("domain"),
                                            row.getObject("origin_id", UUID.class)));
                        });
        return found;
    }

    @CrossAccount("counts older than anybody asks for")
    void forget(Instant before) {
        jdbc.sql(FORGET.text()).param("before", Rows.utc(before)).update();
    }

    private JdbcClient.StatementSpec of(Sql sql, AccountId account, Part part) {
        return jdbc.sql(sql.text())
                .param("account", account.value())
                .param("kind", part.kind().name())
                .param("name", part.name());
    }
}
