package com.mailflatrate.routes;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.mailflatrate.dns.Dns;
import com.mailflatrate.mail.mime.Platform;
import com.mailflatrate.measures.MeasureFollower;
import com.mailflatrate.policy.reply.Providers;
import com.mailflatrate.senderdomain.SendingHosts;
import com.mailflatrate.transport.route.MxRoute;
import com.mailflatrate.transport.route.Outbound;
import com.mailflatrate.transport.route.Pools;
import com.mailflatrate.transport.route.Route;
import com.mailflatrate.transport.route.Smarthosts;
import com.mailflatrate.transport.route.SourceCheck;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where mail leaves, by the settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliverySettings.class)
class RouteConfiguration {

    @Bean
    Platform platform(
            SendingHosts hosts,
            DeliverySettings settings,
            @Value("${mailflatrate.certified-sender:false}") boolean certified) {
        if (!Set.of("sandbox", "smarthost", "mx").contains(settings.mode())) {
            throw new IllegalStateException(
                    "MAILFLATRATE_DELIVERY_MODE is sandbox, smarthost or mx, not "
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
    @ConditionalOnProperty(name = "mailflatrate.delivery.mode", havingValue = "mx")
    Route exchanges(
            Dns dns,
            DeliverySettings settings,
            @Value("${mailflatrate.operator-imprint:}") String imprint) {
        if (!imprint.contains("@")) {
            throw new IllegalStateException(
                    "Mode mx needs MAILFLATRATE_OPERATOR_IMPRINT, such as Name|Street|Place|E-mail|Phone: providers look at the host a mail comes from for who runs it.");
        }
        return new MxRoute(dns, Providers::of, settings.mxPort());
    }

    @Bean
    Pools pools(DeliverySettings settings) {
        return settings.mode().equals("mx") ? Pools.of(settings.pools()) : Pools.none();
    }

    @Bean
    Outbound outbound(Dns dns, Pools pools, MeasureFollower measures, DeliverySettings settings) {
        return new Outbound(
                dns,
                pools,
                new SourceCheck(dns),
                settings.blockLists(),
                measures.shaping(),
                address -> settings.mxPrivate() || Outbound.isPublic(address),
                settings.plainAfterBrokenTls());
    }

    @Bean
    RecurringTask<Void> ownNames(Outbound outbound) {
        return Tasks.recurring("delivery.own-names", FixedDelay.ofHours(1))
                .execute((instance, context) -> outbound.examine());
    }
}
