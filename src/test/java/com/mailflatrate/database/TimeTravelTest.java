package com.mailflatrate.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.TestTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

@DatabaseTest
@Import(TimeTravelTest.Jobs.class)
class TimeTravelTest {

    private static final List<String> RUNS = new CopyOnWriteArrayList<>();
    private static final List<Instant> TURNS = new CopyOnWriteArrayList<>();

    @Autowired TestTime time;

    @Test
    void everyJobDueOnTheWayRunsOnceInOrderAndSeesTheMovedTime() {
        time.advance(Duration.ZERO);
        RUNS.clear();
        TURNS.clear();
        Instant goal = time.now().plus(Duration.ofDays(7));
        time.advance(Duration.ofDays(7));
        assertThat(RUNS).containsExactly("in two hours", "in a day", "hook");
        assertThat(TURNS).allMatch(turn -> !turn.isBefore(goal));
    }

    @TestConfiguration
    static class Jobs {

        @Bean
        RecurringTask<Void> inADay(Clock clock) {
            return job("in a day", Duration.ofDays(1), clock);
        }

        @Bean
        RecurringTask<Void> inTwoHours(Clock clock) {
            return job("in two hours", Duration.ofHours(2), clock);
        }

        @Bean
        OnAdvance hook() {
            return new OnAdvance() {
                @Override
                public void after(Instant now, long deadline) {
                    RUNS.add("hook");
                }
            };
        }

        private static RecurringTask<Void> job(String name, Duration every, Clock clock) {
            return Tasks.recurring(name, FixedDelay.of(every))
                    .execute(
                            (_, _) -> {
                                RUNS.add(name);
                                TURNS.add(clock.instant());
                            });
        }
    }
}
