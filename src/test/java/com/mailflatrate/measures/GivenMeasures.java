package com.mailflatrate.measures;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.transport.shaping.Rule.Limit;
import com.mailflatrate.transport.shaping.Shaping.Wait;
import com.mailflatrate.transport.shaping.Step;
import com.mailflatrate.transport.shaping.Step.Scope;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes measures as delivery does, without servers that refuse. */
public final class GivenMeasures {

    private final Measures measures;
    private final JdbcClient db;
    private final UuidV7 ids;

    public GivenMeasures(ApplicationContext context) {
        this.measures = context.getBean(Measures.class);
        this.db = context.getBean(JdbcClient.class);
        this.ids = context.getBean(UuidV7.class);
    }

    /** One about a site as a whole. */
    public UUID onSite(String site, String words, @Nullable Duration lasts) {
        return begin(new Step(id(), "RATE", Scope.SITE, site, "", 0, 0, Limit.NONE, words, lasts));
    }

    /** A run of an account waits because of one about a site as a whole. */
    public void waits(AccountId account, RunId run, String site) {
        Wait wait = new Wait(null, site, account.value(), run.value());
        Lanes.engine(() -> measures.touch(List.of(wait)));
    }

    /** One about a mailing's mail, for its content; until a person lifts it. */
    public UUID onMailing(AccountId account, RunId run, String site, String words) {
        return begin(
                new Step(
                        id(),
                        "CONTENT",
                        Scope.MAILING,
                        site,
                        "",
                        account.value(),
                        run.value(),
                        Limit.NONE,
                        words,
                        null));
    }

    /** Has a measure hold back a run's mails, as many as wanted; each is to be tried in a year. */
    public void holds(UUID measure, RunId run, int mails) {
        Lanes.engine(
                () -> {
                    db.sql(
                                    """
                            insert into delivery.due (account_id, message_id, run_id, due_at, measure_id)
                            select account_id, id, run_id, now() + interval '1 year', :measure
                              from delivery.messages where run_id = :run order by id limit :mails
                            """)
                            .param("measure", measure)
                            .param("run", run.value())
                            .param("mails", mails)
                            .update();
                    db.sql(
                                    """
                            update delivery.messages set state = 3
                             where run_id = :run and id in (select message_id from delivery.due where measure_id = :measure)
                            """)
                            .param("measure", measure)
                            .param("run", run.value())
                            .update();
                });
    }

    private UUID begin(Step step) {
        Lanes.engine(() -> measures.begin(List.of(step)));
        return step.id();
    }

    private UUID id() {
        return ids.next();
    }
}
