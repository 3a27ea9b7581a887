package com.mailflatrate.campaign.progress;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.Sql;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts the messages of a run by the domain of the contact's address. */
@Repository
final class ProviderStore {

    static final Sql DOMAINS =
            Sql.of(
                    """
            select coalesce(lower(split_part(c.email, '@', 2)), '') as domain, count(*) as total,
                   count(*) filter (where m.state = 2) as accepted, count(*) filter (where m.unconfirmed) as unconfirmed,
                   count(*) filter (where m.state = 7 and not m.unconfirmed) as ambiguous,
                   count(*) filter (where m.state = 3 and d.measure_id is null) as deferred,
                   count(*) filter (where m.state = 3 and d.measure_id is not null) as held,
                   count(*) filter (where m.state in (4, 5)) as refused, count(*) filter (where m.state in (0, 1, 3)) as open
              from delivery.v_run_messages m
              left join audience.v_contacts c on c.account_id = m.account_id and c.id = m.contact_id
              left join delivery.v_due d
                on d.account_id = m.account_id and d.message_id = m.message_id and d.measure_id is not null
             where m.account_id = :account and m.run_id = :run
             group by 1
            """);

    static final Sql REPLIES =
            Sql.of(
                    """
            select distinct on (1) lower(split_part(c.email, '@', 2)) as domain, e.reply
              from delivery.v_run_messages m
              join audience.v_contacts c on c.account_id = m.account_id and c.id = m.contact_id
              join delivery.v_events e on e.account_id = m.account_id and e.message_id = m.message_id and e.state = 3
             where m.account_id = :account and m.run_id = :run and m.state = 3
             order by 1, e.event_id desc
            """);

    private final JdbcClient db;

    ProviderStore(JdbcClient db) {
        this.db = db;
    }

    /** The messages to one domain; an erased contact's domain is empty. */
    record DomainCount(
            String domain,
            long total,
            long accepted,
            long ambiguous,
            long unconfirmed,
            long deferred,
            long held,
            long refused,
            long open) {

        ProviderProgress progress(String name, String reply) {
            return new ProviderProgress(
                    name,
                    1,
                    total,
                    accepted,
                    ambiguous,
                    unconfirmed,
                    deferred,
                    held,
                    refused,
                    open,
                    reply);
        }
    }

    List<DomainCount> domains(AccountId account, RunId run) {
        return db.sql(DOMAINS.text())
                .param("account", account.value())
                .param("run", run.value())
                .query(
                        (row, n) ->
                                new DomainCount(
                                        row.getString("domain"),
                                        row.getLong("total"),
                                        row.getLong("accepted"),
                                        row.getLong("ambiguous"),
                                        row.getLong("unconfirmed"),
                                        row.getLong("deferred"),
                                        row.getLong("held"),
                                        row.getLong("refused"),
                                        row.getLong("open")))
                .list();
    }

    Map<String, String> replies(AccountId account, RunId run) {
        return db
                .sql(REPLIES.text())
                .param("account", account.value())
                .param("run", run.value())
                .query((row, n) -> Map.entry(row.getString("domain"), row.getString("reply")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
