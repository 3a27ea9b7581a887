package com.mailflatrate.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.delivery.RunStatus.State;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.RunId;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts that took long are shared, but never beside a state that is newer than they are. */
@DatabaseTest
class SharedCountsTest {

    private static final long EACH_LOOK_TAKES = 1_000_000_000L;
    private static final int MAILS = 40;

    @Autowired private ApplicationContext context;
    @Autowired private RunStore store;
    @Autowired private InstantSource time;
    @Autowired private JdbcClient db;

    private final AtomicLong nanos = new AtomicLong();
    private AccountId account;
    private Runs runs;
    private RunId run;

    @BeforeEach
    void aRunThatTakesLongToCount() {
        account = new Customers(context).active("Rösterei Nord GmbH").account();
        runs = new Runs(store, time, context, () -> nanos.addAndGet(EACH_LOOK_TAKES));
        run = Lanes.engine(this::insert);
    }

    @Test
    void aFinishedRunNeverStandsBesideTheCountsOfBefore() {
        assertThat(status().waiting()).isEqualTo(MAILS);
        settle(MAILS - 1);
        assertThat(status().waiting()).as("shared").isEqualTo(MAILS);

        settle(MAILS);
        engine("update delivery.runs set state = 'FINISHED', finished_at = opened_at where id = ?");

        RunStatus finished = status();
        assertThat(finished.state()).isEqualTo(State.FINISHED);
        assertThat(finished.waiting()).isZero();
        assertThat(finished.accepted()).isEqualTo(MAILS);
    }

    @Test
    void whatStandsBesideAPauseOrItsEndIsAtLeastAsNew() {
        status();
        settle(10);
        Actor by = Actor.system("test");
        assertThat(Lanes.engine(() -> runs.pause(account, run, "", by)).orThrow().accepted())
                .isEqualTo(10);
        settle(20);
        assertThat(status().accepted()).as("shared").isEqualTo(10);
        assertThat(Lanes.engine(() -> runs.resume(account, run, "", by)).orThrow().accepted())
                .isEqualTo(20);
        settle(30);
        Lanes.engine(() -> runs.pause(account, run, "", by)).orThrow();
        assertThat(status().accepted()).as("paused a second time").isEqualTo(30);
    }

    @Test
    void whatACancelledRunLeavesHereIsCountedAtOnce() {
        status();
        settle(10);
        Lanes.engine(() -> runs.cancel(account, run, "", Actor.system("test"))).orThrow();

        assertThat(status().waiting()).isZero();
        assertThat(status().skipped()).containsEntry("CANCELLED", (long) MAILS - 10);
    }

    private RunStatus status() {
        return Lanes.engine(() -> runs.status(account, run).orElseThrow());
    }

    private void settle(int mails) {
        engine(
                "update delivery.messages set state = 2 where id in "
                        + "(select id from delivery.messages where run_id = ? order by id limit "
                        + mails
                        + ")");
    }

    private void engine(String statement) {
        Lanes.engine(() -> db.sql(statement).param(run.value()).update());
    }

    private RunId insert() {
        RunId open =
                new RunId(
                        db.sql(
                                        """
                insert into delivery.runs (account_id, mailing_id, campaign_id, domain_id, from_name, from_address, list_ids,
                                           state, audience_count, opened_at, started_at)
                values (:account, :mailing, gen_random_uuid(), gen_random_uuid(), 'Nord', 'post@nord.test', '{}',
                        'RUNNING', 40, :at, :at)
                returning id
                """)
                                .param("account", account.value())
                                .param("mailing", MailingId.random(new SecureRandom()).value())
                                .param("at", time.instant().atOffset(ZoneOffset.UTC))
                                .query(Long.class)
                                .single());
        db.sql(
                        """
                insert into delivery.messages (id, account_id, run_id)
                select (9000::bigint << 40) + :run * 1000 + n, :account, :run from generate_series(1, :mails) n
                """)
                .param("account", account.value())
                .param("run", open.value())
                .param("mails", MAILS)
                .update();
        return open;
    }
}
