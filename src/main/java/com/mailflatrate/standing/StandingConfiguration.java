package com.mailflatrate.standing;

import com.mailflatrate.vetting.Suspensions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the standstill before every controller. */
@Configuration(proxyBeanMethods = false)
class StandingConfiguration implements WebMvcConfigurer {

    private final ObjectProvider<Suspensions> suspensions;

    StandingConfiguration(ObjectProvider<Suspensions> suspensions) {
        this.suspensions = suspensions;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Standstill(suspensions));
    }
}
