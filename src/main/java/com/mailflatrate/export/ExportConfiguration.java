package com.mailflatrate.export;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.mailflatrate.database.Lanes;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Counts views at the edge, and settles them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExportSettings.class)
class ExportConfiguration implements WebMvcConfigurer {

    private final ObjectProvider<ContactViews> views;

    ExportConfiguration(ObjectProvider<ContactViews> views) {
        this.views = views;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new ViewCounter(views));
    }

    @Bean
    RecurringTask<Void> settleViews(ContactViews hours) {
        return Tasks.recurring("export.views", FixedDelay.ofMinutes(10))
                .execute((instance, context) -> Lanes.engine(hours::settle));
    }
}
