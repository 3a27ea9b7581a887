package com.mailflatrate.web.account;

import com.mailflatrate.account.Policies;
import com.mailflatrate.account.Role;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Entrance;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Leads an owner to the contract texts that are in force and not accepted, before any other page
 * (compliance row A3). A running mailing stays within reach: to stop it must never wait for a
 * contract.
 */
@Component
final class ContractGate implements WebMvcConfigurer, HandlerInterceptor {

    private static final String TEXTS = "/account/policies";
    static final List<String> BEHIND =
            List.of(
                    "/",
                    "/start",
                    "/campaigns/**",
                    "/contacts/**",
                    "/lists/**",
                    "/imports/**",
                    "/forms/**",
                    "/suppressions/**",
                    "/sender-domains/**",
                    "/account",
                    "/account/keys");

    private final Policies policies;

    ContractGate(Policies policies) {
        this.policies = policies;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(BEHIND);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!request.getMethod().equals("GET") || !mustAccept(request)) {
            return true;
        }
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", TEXTS);
        } else {
            response.sendRedirect(TEXTS);
        }
        return false;
    }

    private boolean mustAccept(HttpServletRequest request) {
        return Entrance.of(request)
                .filter(me -> me.roles().contains(Role.OWNER))
                .flatMap(SignedIn::account)
                .filter(account -> !policies.outstanding(account).isEmpty())
                .isPresent();
    }
}
