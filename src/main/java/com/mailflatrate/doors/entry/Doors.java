package com.mailflatrate.doors.entry;

import com.mailflatrate.account.signin.ApiKeys;
import com.mailflatrate.account.signin.Sessions;
import com.mailflatrate.account.signin.StepUps;
import com.mailflatrate.doors.Door;
import com.mailflatrate.doors.DoorSettings;
import com.mailflatrate.doors.Problems;
import com.mailflatrate.doors.Throttle;
import com.mailflatrate.doors.limit.BodyFilter;
import com.mailflatrate.doors.limit.CrowdFilter;
import com.mailflatrate.doors.once.OnceFilter;
import jakarta.servlet.Filter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.CompositeFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The three doors. Sessions are rows of ours, so the frame keeps none of its own. */
@Configuration(proxyBeanMethods = false)
class Doors implements WebMvcConfigurer {

    static final String POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
                    + "frame-ancestors 'none'; form-action 'self'";

    private static final long HALF_A_YEAR = 15_768_000;

    private final Problems problems;
    private final DoorSettings settings;
    private final OnceFilter once;
    private final PublicAddress address;
    private final ObjectProvider<StepUps> stepUps;
    private final BodyFilter.Room room;

    Doors(
            Problems problems,
            DoorSettings settings,
            OnceFilter once,
            PublicAddress address,
            ObjectProvider<StepUps> stepUps,
            BodyFilter.Room room) {
        this.room = room;
        this.address = address;
        this.stepUps = stepUps;
        this.problems = problems;
        this.settings = settings;
        this.once = once;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new LoginInterceptor());
        registry.addInterceptor(new StepUpInterceptor(stepUps));
    }

    @Bean
    @Order(1)
    SecurityFilterChain publicDoor(HttpSecurity http) throws Exception {
        return door(http, Door.PUBLIC, ReferrerPolicy.NO_REFERRER, null);
    }

    @Bean
    @Order(2)
    SecurityFilterChain apiDoor(
            HttpSecurity http, ApiKeys keys, Sessions sessions, Throttle throttle)
            throws Exception {
        return door(
                http,
                Door.API,
                ReferrerPolicy.NO_REFERRER,
                new ApiFilter(keys, sessions, throttle, settings));
    }

    @Bean
    @Order(3)
    SecurityFilterChain pagesDoor(
            HttpSecurity http, SessionCookie cookie, Sessions sessions, FormProof proof)
            throws Exception {
        // Not no-referrer: browsers would then send "Origin: null" with our own forms.
        return door(
                http,
                Door.PAGES,
                ReferrerPolicy.SAME_ORIGIN,
                new PagesFilter(cookie, sessions, proof, address.origin()));
    }

    /** Part of the doors, not a filter of its own. */
    @Bean
    FilterRegistrationBean<OnceFilter> onlyBehindTheDoors() {
        FilterRegistrationBean<OnceFilter> registration = new FilterRegistrationBean<>(once);
        registration.setEnabled(false);
        return registration;
    }

    /** Nobody signs in by the frame's own means. */
    @Bean
    UserDetailsService nobody() {
        return new InMemoryUserDetailsManager();
    }

    private SecurityFilterChain door(
            HttpSecurity http, Door door, ReferrerPolicy referrer, @Nullable Filter entrance)
            throws Exception {
        RequestMatcher here = request -> Door.of(request.getRequestURI()) == door;
        http.securityMatcher(here)
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers(headers, referrer))
                .addFilterBefore(steps(entrance), AuthorizationFilter.class);
        return http.build();
    }

    private Filter steps(@Nullable Filter entrance) {
        List<Filter> steps =
                new ArrayList<>(
                        List.of(
                                new ProblemFilter(problems),
                                new BodyFilter(room),
                                new CrowdFilter(settings.concurrentRequests())));
        if (entrance != null) {
            steps.add(entrance);
            steps.add(once);
        }
        CompositeFilter all = new CompositeFilter();
        all.setFilters(steps);
        return all;
    }

    private void headers(HeadersConfigurer<HttpSecurity> headers, ReferrerPolicy referrer) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .referrerPolicy(policy -> policy.policy(referrer))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
                .xssProtection(HeadersConfigurer.XXssConfig::disable)
                .httpStrictTransportSecurity(
                        hsts ->
                                hsts.maxAgeInSeconds(HALF_A_YEAR)
                                        .includeSubDomains(false)
                                        .requestMatcher(
                                                request -> request.isSecure() || address.isHttps()))
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), geolocation=(), microphone=()"));
    }
}
