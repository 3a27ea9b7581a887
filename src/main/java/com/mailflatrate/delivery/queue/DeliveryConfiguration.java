package com.mailflatrate.delivery.queue;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.mailflatrate.mail.mime.Platform;
import com.mailflatrate.senderdomain.SendingHosts;
import com.mailflatrate.transport.route.Route;
import com.mailflatrate.transport.route.Smarthosts;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How delivery is set up. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliverySettings.class)
class DeliveryConfiguration {

    @Bean
    Platform platform(
            SendingHosts hosts,
            DeliverySettings settings,
            @Value("${mailflatrate.certified-sender:false}") boolean certified) {
        if (settings.mode().equals("mx")) {
            throw new IllegalStateException(
                    "Delivery straight to mailbox providers (mode mx) comes later; use mode smarthost with a mail server of yours.");
        }
        if (!settings.mode().equals("sandbox") && !settings.mode().equals("smarthost")) {
            throw new IllegalStateException(
                    "MAILFLATRATE_DELIVERY_MODE is sandbox or smarthost, not "
                            + settings.mode()
                            + ".");
        }
        return new Platform(hosts.platform(), hosts.pages(), settings.senderId(), certified);
    }

    @Bean
    @ConditionalOnProperty(name = "mailflatrate.delivery.mode", havingValue = "smarthost")
    Route smarthosts(DeliverySettings settings) {
        return Smarthosts.of(settings.smarthost());
    }

    @Bean
    RecurringTask<Void> messagePartitions(Queue queue, InstantSource clock) {
        return Tasks.recurring("delivery.partitions", FixedDelay.ofHours(12))
                .execute(
                        (instance, context) ->
                                queue.keepPartitions(clock.instant(), clock.instant()));
    }
}
