package com.mailflatrate.web.profile;

import com.mailflatrate.account.Policies;
import com.mailflatrate.doors.Entrance;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Leads every person, of an account or of the operator, to the anti-spam policy at the first
 * sign-in and at each new version, before any other page (compliance row A3). Within reach stay the
 * person's own security, the contract texts, and a running mailing: to stop it must never wait.
 * What is being written when a version comes into force can still be saved; imports and releases
 * refuse by themselves.
 */
@Component
final class PledgeGate implements WebMvcConfigurer, HandlerInterceptor {

    private static final String[] WITHIN_REACH = {
        "/profile/**", "/step-up", "/account/policies", "/mailings/**", "/api/**"
    };

    private final Policies policies;

    PledgeGate(Policies policies) {
        this.policies = policies;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/**").excludePathPatterns(WITHIN_REACH);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        boolean page =
                request.getMethod().equals("GET")
                        && handler instanceof HandlerMethod method
                        && !Entrance.isOpen(method);
        if (!page || !isDue(request)) {
            return true;
        }
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", PledgeController.PAGE);
        } else {
            response.sendRedirect(PledgeController.PAGE + "?to=" + wanted(request));
        }
        return false;
    }

    private boolean isDue(HttpServletRequest request) {
        return Entrance.of(request).filter(me -> policies.isPledgeDue(me.user())).isPresent();
    }

    private static String wanted(HttpServletRequest request) {
        String query = request.getQueryString();
        String path = request.getRequestURI() + (query == null ? "" : "?" + query);
        return URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
