package com.mailflatrate.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.annotation.Transactional;

@DatabaseTest
@Import({LanesTest.Desk.class, LanesTest.Engine.class})
class LanesTest {

    private static final AccountId NOBODY = new AccountId(0);

    @Autowired Desk desk;

    @Autowired Engine engine;

    @Autowired TestTime time;

    @Test
    void theDeskSeesNothingWithoutAnAccount() {
        assertThat(desk.proofs()).isZero();
    }

    @Test
    void theDeskSeesTheAccountItIsBoundTo() {
        assertThat(AccountScope.<Long, RuntimeException>call(NOBODY, desk::proofs)).isOne();
        assertThat(AccountScope.<Long, RuntimeException>call(new AccountId(1), desk::proofs))
                .isZero();
        assertThat(desk.proofs()).isZero();
    }

    @Test
    void theEngineSeesAll() {
        assertThat(engine.proofs()).isOne();
        assertThat(Lanes.<Long, RuntimeException>engine(desk::proofs)).isOne();
    }

    @Test
    void anEngineMethodInsideADeskTransactionIsRefused() {
        assertThatThrownBy(() -> desk.within(engine::proofs))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aDeskMethodJoinsAnEngineTransaction() {
        assertThat(engine.within(desk::proofs)).isOne();
    }

    @Test
    void aNewEngineTransactionInsideADeskTransactionLeavesTheDeskAsItWas() {
        long seen =
                desk.within(
                        () -> {
                            engine.apart();
                            return desk.proofs();
                        });
        assertThat(seen).isZero();
    }

    @Test
    void timeMovesForTheService() {
        Instant before = time.now();
        time.tick(Duration.ofDays(2));
        assertThat(time.now()).isAfterOrEqualTo(before.plus(Duration.ofDays(2)));
    }

    @Test
    void instantsAndIdsAreParameters() {
        assertThat(engine.echo(Instant.parse("2026-01-02T03:04:05.678901Z"), new AccountId(7)))
                .containsExactly(
                        new Echo(Instant.parse("2026-01-02T03:04:05.678901Z"), new AccountId(7)));
    }

    record Echo(Instant instant, AccountId account) {}

    @TestConfiguration
    @Transactional
    static class Desk {

        private final JdbcClient jdbc;

        Desk(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        long proofs() {
            return jdbc.sql("select count(*) from database.proofs").query(Long.class).single();
        }

        <T> T within(java.util.function.Supplier<T> work) {
            return work.get();
        }
    }

    @TestConfiguration
    @EngineTransactional
    static class Engine {

        private final JdbcClient jdbc;

        Engine(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        long proofs() {
            return jdbc.sql("select count(*) from database.proofs").query(Long.class).single();
        }

        @EngineTransactional(
                propagation = org.springframework.transaction.annotation.Propagation.REQUIRES_NEW)
        long apart() {
            return proofs();
        }

        <T> T within(java.util.function.Supplier<T> work) {
            return work.get();
        }

        List<Echo> echo(Instant instant, AccountId account) {
            return jdbc.sql(
                            "select :instant::timestamptz as instant, :account::bigint as account where :account in (:all)")
                    .param("instant", instant)
                    .param("account", account)
                    .param("all", List.of(account))
                    .query(
                            (row, n) ->
                                    new Echo(
                                            Rows.instant(row, "instant"),
                                            new AccountId(row.getLong("account"))))
                    .list();
        }
    }
}
