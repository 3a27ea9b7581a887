package com.mailflatrate.delivery.held;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.delivery.RunStatus;
import com.mailflatrate.delivery.RunStatus.State;
import com.mailflatrate.delivery.Runs;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.transport.route.Pools;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Outside the sandbox some mailings wait for a person before anything leaves. */
@DatabaseTest
class FirstLooksTest {

    private static final Actor RULE = Actor.system("test");
    private static final Pools APART =
            Pools.of("standard=mail1.example.net/203.0.113.5;quarantine=q.example.net/203.0.113.9");

    @Autowired private ApplicationContext context;
    @Autowired private FirstLookStore store;
    @Autowired private Runs runs;
    @Autowired private InstantSource time;
    @Autowired private JdbcClient db;

    private AccountId account;

    @BeforeEach
    void anAccount() {
        account = new Customers(context).active("Rösterei Nord GmbH").account();
    }

    @Test
    @Covers("D16")
    void moreThanThreeTimesTheLargestCleanMailingWaitsAndThreeTimesAsManyGo() {
        assertThat(begin(500, Pools.none()).state()).isEqualTo(State.RUNNING);
        RunStatus first = begin(501, Pools.none());
        assertThat(first.state()).isEqualTo(State.HELD);
        assertThat(first.holds())
                .last()
                .extracting(RunStatus.Hold::why)
                .isEqualTo("AUDIENCE_LARGER 501 0");

        finished(400, Duration.ofDays(20));
        assertThat(begin(1_200, Pools.none()).state()).isEqualTo(State.RUNNING);
        assertThat(begin(1_201, Pools.none()).state()).isEqualTo(State.HELD);
    }

    @Test
    @Covers("D16")
    void whatARuleStoppedOrLiesLongerThanNinetyDaysBackCountsForNothing() {
        finished(2_000, Duration.ofDays(91));
        RunId stopped = finished(1_000, Duration.ofDays(3));
        engine(() -> put(stopped, "HELD", "COMPLAINTS 5 400"));
        assertThat(begin(501, Pools.none()).state()).isEqualTo(State.HELD);
        finished(2_000, Duration.ofDays(89));
        assertThat(begin(501, Pools.none()).state()).isEqualTo(State.RUNNING);
    }

    @Test
    @Covers("D16")
    void whatWaitedForALookAndEndedWellCountsLikeAnyOther() {
        RunId looked = begin(1_000, Pools.none()).run();
        engine(() -> runs.release(account, looked, "Gute Liste.", RULE).orThrow());
        engine(
                () ->
                        db.sql(
                                        "update delivery.runs set state = 'FINISHED', finished_at = :at where id = :run")
                                .param("at", time.instant().atOffset(ZoneOffset.UTC))
                                .param("run", looked.value())
                                .update());
        assertThat(begin(3_000, Pools.none()).state()).isEqualTo(State.RUNNING);
        assertThat(begin(3_001, Pools.none()).state()).isEqualTo(State.HELD);
    }

    @Test
    @Covers("A7")
    void theFourthMailingWaitsForAPersonAndWhatFollowsTheDecisionDoesNot() {
        for (int i = 0; i < 3; i++) {
            assertThat(begin(100, APART).state()).isEqualTo(State.RUNNING);
        }
        RunStatus fourth = begin(100, APART);
        assertThat(fourth.state()).isEqualTo(State.HELD);
        assertThat(fourth.holds()).last().extracting(RunStatus.Hold::why).isEqualTo("TRIAL_OVER");
        assertThat(begin(100, APART).state()).isEqualTo(State.HELD);
        assertThat(begin(100, Pools.of("standard=mail1.example.net/203.0.113.5")).state())
                .isEqualTo(State.RUNNING);
        engine(() -> runs.release(account, fourth.run(), "Saubere Zahlen.", RULE).orThrow());
        assertThat(begin(100, APART).state()).isEqualTo(State.RUNNING);
    }

    @Test
    @Covers("A7")
    void afterSixtyDaysTheSecondMailingIsNoLongerATrial() {
        Instant first = time.instant();
        assertThat(Trial.isOver(1, null, first)).isFalse();
        assertThat(Trial.isOver(3, first, first.plus(Duration.ofDays(59)))).isFalse();
        assertThat(Trial.isOver(4, first, first.plus(Duration.ofDays(1)))).isTrue();
        assertThat(Trial.isOver(2, first, first.plus(Duration.ofDays(61)))).isTrue();
        finished(100, Duration.ofDays(61));
        assertThat(begin(100, APART).state()).isEqualTo(State.HELD);
    }

    @Test
    @Covers("D16")
    void inTheSandboxNobodyIsThereToLook() {
        RunId run = run("RUNNING", 5_000, time.instant());
        engine(() -> new FirstLooks(store, runs, APART, time, true).before(account, run, 5_000));
        assertThat(status(run).state()).isEqualTo(State.RUNNING);
    }

    private RunStatus begin(long audience, Pools pools) {
        RunId run = run("RUNNING", audience, time.instant());
        engine(
                () ->
                        new FirstLooks(store, runs, pools, time, false)
                                .before(account, run, audience));
        return status(run);
    }

    private RunId finished(long audience, Duration ago) {
        return run("FINISHED", audience, time.instant().minus(ago));
    }

    private RunStatus status(RunId run) {
        return Lanes.engine(() -> runs.status(account, run).orElseThrow());
    }

    private RunId run(String state, long audience, Instant at) {
        return Lanes.engine(
                () ->
                        new RunId(
                                db.sql(
                                                """
                insert into delivery.runs (account_id, mailing_id, campaign_id, domain_id, from_name, from_address, list_ids,
                                           state, audience_count, opened_at, started_at, finished_at)
                values (:account, :mailing, gen_random_uuid(), gen_random_uuid(), 'Nord', 'post@nord.test', '{}',
                        :state, :audience, :at, :at, case when :state = 'FINISHED' then :at::timestamptz end)
                returning id
                """)
                                        .param("account", account.value())
                                        .param(
                                                "mailing",
                                                MailingId.random(new SecureRandom()).value())
                                        .param("state", state)
                                        .param("audience", audience)
                                        .param("at", at.atOffset(ZoneOffset.UTC))
                                        .query(Long.class)
                                        .single()));
    }

    private void put(RunId run, String state, String why) {
        db.sql(
                        """
                insert into delivery.holds (account_id, run_id, state, why, by_kind, by_name, held_at)
                values (:account, :run, :state, :why, 'SYSTEM', 'test', :at)
                """)
                .param("account", account.value())
                .param("run", run.value())
                .param("state", state)
                .param("why", why)
                .param("at", time.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static void engine(Runnable work) {
        Lanes.engine(work);
    }
}
