package com.mailflatrate.keys;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.mailflatrate.database.DataDirectory;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The master key, and the job that follows keys another process has changed. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeySettings.class)
class KeyConfiguration {

    private static final Duration FOLLOW = Duration.ofSeconds(30);

    @Bean
    MasterKey masterKey(KeySettings settings, DataDirectory data) {
        return MasterKey.of(settings, data);
    }

    @Bean
    RecurringTask<Void> followKeys(KeyRing ring) {
        return Tasks.recurring("keys-follow", FixedDelay.of(FOLLOW))
                .execute((_, _) -> ring.reload());
    }
}
