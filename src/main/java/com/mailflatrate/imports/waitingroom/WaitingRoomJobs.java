package com.mailflatrate.imports.waitingroom;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.kernel.holding.Held;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the waiting room does by itself. */
@Configuration
class WaitingRoomJobs {

    /** Files that have waited for 14 days. */
    @Bean
    RecurringTask<Void> forgetWaitingFiles(WaitingRoom room, Held held) {
        return Tasks.recurring("imports-forget-waiting-files", FixedDelay.of(Duration.ofHours(1)))
                .execute((instance, context) -> Lanes.engine(() -> room.expire(held)));
    }
}
