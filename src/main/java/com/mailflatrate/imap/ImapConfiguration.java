package com.mailflatrate.imap;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks into the mailbox again and again; the scheduler does it on one node at a time. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImapSettings.class)
class ImapConfiguration {

    @Bean
    RecurringTask<Void> emptyMailbox(ImapDoor door, ImapSettings settings) {
        Duration every = Duration.ofSeconds(Math.max(1, settings.everySeconds()));
        return Tasks.recurring("feedback.imap", FixedDelay.of(every))
                .execute((_, _) -> door.empty());
    }
}
