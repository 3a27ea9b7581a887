package com.mailflatrate.optin.steps;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Sql;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which forms bring addresses nobody confirms, and how many mails of theirs left today. */
@Repository
final class GuardStore {

    /** Mails a guarded form may cause in 24 hours (compliance row C18). */
    static final int MOST_A_DAY = 20;

    static final Sql ROOM =
            Sql.of(
                    """
            select g.form_id, greatest(0, :most - (select count(*) from optin.confirmations c
                                                    where c.account_id = g.account_id and c.form_id = g.form_id
                                                      and c.requested_at > :since)) as room
              from optin.form_guards g where g.form_id = any(:forms::uuid[])
            """);
    static final Sql SUMS =
            Sql.of(
                    """
            select d.account_id, d.form_id, sum(asked) as asked, sum(hard) as hard, sum(not_me) as not_me,
                   sum(asked) filter (where day < :settled) as old_asked,
                   sum(confirmed) as confirmed
              from optin.form_days d
             where d.day >= :from
               and not exists (select from optin.form_guards g
                                where g.account_id = d.account_id and g.form_id = d.form_id)
             group by 1, 2 having sum(asked) >= :least
            """);
    static final Sql GUARD =
            Sql.of(
                    """
            insert into optin.form_guards (account_id, form_id, why, at) values (:account, :form, :why, :now)
                on conflict do nothing
            """);
    static final Sql LIFT =
            Sql.of("delete from optin.form_guards where account_id = :account and form_id = :form");
    static final Sql BEGIN_ANEW =
            Sql.of("delete from optin.form_days where account_id = :account and form_id = :form");

    private final JdbcClient db;

    GuardStore(JdbcClient db) {
        this.db = db;
    }

    /** What a form brought in a while. */
    record Sums(
            AccountId account,
            UUID form,
            long asked,
            long hard,
            long notMe,
            long oldAsked,
            long confirmed) {}

    /** Of those that are guarded. */
    @CrossAccount("one decision about many accounts' registrations")
    Map<UUID, Integer> room(Collection<UUID> forms, Instant now) {
        Map<UUID, Integer> room = new HashMap<>();
        db.sql(ROOM.text())
                .param("forms", Rows.column(forms, form -> form))
                .param("most", MOST_A_DAY)
                .param("since", Rows.utc(now.minus(Duration.ofDays(1))))
                .query(
                        row -> {
                            room.put(Rows.uuid(row, "form_id"), row.getInt("room"));
                        });
        return room;
    }

    @CrossAccount("one job looks at all forms")
    List<Sums> sums(Instant now, int least) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return db.sql(SUMS.text())
                .param("settled", today.minusDays(2))
                .param("from", today.minusDays(30))
                .param("least", least)
                .query(
                        (row, n) ->
                                new Sums(
                                        new AccountId(row.getLong("account_id")),
                                        Rows.uuid(row, "form_id"),
                                        row.getLong("asked"),
                                        row.getLong("hard"),
                                        row.getLong("not_me"),
                                        row.getLong("old_asked"),
                                        row.getLong("confirmed")))
                .list();
    }

    boolean guard(AccountId account, UUID form, String why, Instant now) {
        return db.sql(GUARD.text())
                        .param("account", account.value())
                        .param("form", form)
                        .param("why", why)
                        .param("now", Rows.utc(now))
                        .update()
                > 0;
    }

    /** Lets a form go on, and counts anew. */
    void lift(AccountId account, UUID form) {
        if (db.sql(LIFT.text()).param("account", account.value()).param("form", form).update()
                > 0) {
            db.sql(BEGIN_ANEW.text())
                    .param("account", account.value())
                    .param("form", form)
                    .update();
        }
    }
}
