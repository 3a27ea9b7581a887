package com.mailflatrate.roundtrip;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.mailflatrate.mail.smtp.Hop;
import com.mailflatrate.mail.smtp.SmtpClient;
import com.mailflatrate.senderdomain.SendingHosts;
import com.mailflatrate.transport.route.Smarthosts;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which next hops are probed: all smarthosts, unless the operator says no. */
@Configuration(proxyBeanMethods = false)
class ProbeConfiguration {

    @Bean
    Probes probes(
            ProbeMail mail,
            SendingHosts hosts,
            RoundTrips trips,
            InstantSource clock,
            @Value("${mailflatrate.delivery.mode:sandbox}") String mode,
            @Value("${mailflatrate.delivery.smarthost:}") String smarthost,
            @Value("${mailflatrate.delivery.round-trip:true}") boolean wanted) {
        List<Hop> hops =
                wanted && mode.equals("smarthost") ? Smarthosts.of(smarthost).hops("") : List.of();
        return new Probes(
                hops, mail::to, hosts.platform(), SmtpClient.standard(hosts.helo()), trips, clock);
    }

    @Bean
    RecurringTask<Void> roundTrips(Probes probes) {
        return Tasks.recurring("delivery.round-trips", FixedDelay.ofMinutes(1))
                .execute((instance, context) -> probes.send());
    }
}
