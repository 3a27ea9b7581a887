package com.mailflatrate.optin.steps;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Adds to {@code optin.form_days}. */
@Repository
final class StepStore {

    static final Sql ADD =
            Sql.of(
                    """
            insert into optin.form_days as d (account_id, form_id, day, shown, posted, asked, confirmed, hard, not_me)
            values (:account, :form, :day, :shown, :posted, :asked, :confirmed, :hard, :notMe)
                on conflict (account_id, form_id, day) do update
               set shown = d.shown + excluded.shown, posted = d.posted + excluded.posted,
                   asked = d.asked + excluded.asked, confirmed = d.confirmed + excluded.confirmed,
                   hard = d.hard + excluded.hard, not_me = d.not_me + excluded.not_me
            """);

    private final JdbcClient db;

    StepStore(JdbcClient db) {
        this.db = db;
    }

    void add(AccountId account, Steps.Key key, long count) {
        db.sql(ADD.text())
                .param("account", account.value())
                .param("form", key.form())
                .param("day", key.day())
                .param("shown", of(key, Steps.Step.SHOWN, count))
                .param("posted", of(key, Steps.Step.POSTED, count))
                .param("asked", of(key, Steps.Step.ASKED, count))
                .param("confirmed", of(key, Steps.Step.CONFIRMED, count))
                .param("hard", of(key, Steps.Step.HARD, count))
                .param("notMe", of(key, Steps.Step.NOT_ME, count))
                .update();
    }

    private static long of(Steps.Key key, Steps.Step step, long count) {
        return key.step() == step ? count : 0;
    }
}
