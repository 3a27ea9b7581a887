package com.mailflatrate.consent.clock;

import com.mailflatrate.audience.ListSummary.Frequency;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.Sql;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code consent.clocks} and {@code consent.form_promises}. */
@Repository
final class ClockStore {

    static final Sql PROMISE =
            Sql.of(
                    """
            insert into consent.form_promises (account_id, form_id, form_version, frequency_max, frequency_per)
            values (:account, :form, :version, :max, :per)
            """);
    static final Sql ADD =
            Sql.of(
                    """
            insert into consent.clocks as known (account_id, contact_id, list_id, mails)
            select m.account_id, m.contact_id, on_list.list_id, array[r.started_at]
              from delivery.v_runs r
              join delivery.v_run_messages m on m.account_id = r.account_id and m.run_id = r.run_id
              join audience.v_memberships on_list
                on on_list.account_id = m.account_id and on_list.contact_id = m.contact_id
               and on_list.list_id = any(cast(:lists as uuid[])) and on_list.status = 'SUBSCRIBED'
             where r.account_id = :account and r.run_id = :run
                on conflict (account_id, contact_id, list_id) do update
               set mails = (select array_agg(at order by at)
                              from (select at from unnest(known.mails) as old (at)
                                     where at > excluded.mails[1] - make_interval(days => :days)
                                     union select excluded.mails[1]) kept)
            """);
    static final Sql TAKE_OUT =
            Sql.of(
                    """
            update consent.clocks c set mails = array_remove(c.mails, r.started_at)
              from delivery.v_runs r
              join delivery.v_run_messages m on m.account_id = r.account_id and m.run_id = r.run_id
             where r.account_id = :account and r.run_id = :run and m.state in (0, 4, 5, 6)
               and c.account_id = :account and c.contact_id = m.contact_id and c.list_id = any(r.list_ids)
            """);

    private final JdbcClient db;

    ClockStore(JdbcClient db) {
        this.db = db;
    }

    void promise(AccountId account, UUID form, int version, Frequency promise) {
        db.sql(PROMISE.text())
                .param("account", account.value())
                .param("form", form)
                .param("version", version)
                .param("max", promise.max())
                .param("per", promise.per().name())
                .update();
    }

    void add(AccountId account, RunId run, List<ListId> lists, Duration kept) {
        db.sql(ADD.text())
                .param("account", account.value())
                .param("run", run.value())
                .param("lists", lists.stream().map(ListId::toString).toArray(String[]::new))
                .param("days", (int) kept.toDays())
                .update();
    }

    void takeOut(AccountId account, RunId run) {
        db.sql(TAKE_OUT.text())
                .param("account", account.value())
                .param("run", run.value())
                .update();
    }
}
