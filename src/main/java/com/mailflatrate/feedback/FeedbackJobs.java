package com.mailflatrate.feedback;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.mailflatrate.feedback.complaint.ComplaintRates;
import com.mailflatrate.feedback.complaint.FeedWatch;
import com.mailflatrate.feedback.mails.Mails;
import com.mailflatrate.kernel.holding.Held;
import com.mailflatrate.reread.Rereads;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What happens to returned mail by the clock, and the settings of its door. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FeedbackSettings.class)
class FeedbackJobs {

    /**
     * Mail and replies are kept as long as somebody may ask, and no longer (compliance row H10).
     */
    @Bean
    RecurringTask<Void> forgetReturnedMail(
            Mails mails, ComplaintRates rates, Rereads rereads, Held held) {
        return Tasks.recurring("feedback.forget", FixedDelay.of(Duration.ofHours(6)))
                .execute(
                        (instance, context) -> {
                            mails.forget(held);
                            rates.forget();
                            rereads.forget();
                        });
    }

    /** Accounts that mail too many dead mailboxes come before a person. */
    @Bean
    RecurringTask<Void> tellOfDeadMailboxes(Standings standings) {
        return Tasks.recurring("feedback.dead-mailboxes", FixedDelay.of(Duration.ofHours(1)))
                .execute((instance, context) -> standings.tell());
    }

    /** A loop that has fallen silent is noticed. */
    @Bean
    RecurringTask<Void> watchFeeds(FeedWatch watch) {
        return Tasks.recurring("feedback.watch-feeds", FixedDelay.of(Duration.ofHours(1)))
                .execute((instance, context) -> watch.look());
    }
}
