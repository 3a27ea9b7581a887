package com.mailflatrate.web.account;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.member.FactorDuties;
import com.mailflatrate.doors.Entrance;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Leads owners and editors of a large account, once their time is over, to where a second factor is
 * set up, before any other page; a session of the interface is told {@code SECOND_FACTOR_REQUIRED}.
 * A running mailing stays within reach: to stop it must never wait.
 */
@Component
final class FactorGate implements WebMvcConfigurer, HandlerInterceptor {

    private static final String SET_UP = "/profile/security";
    private static final List<String> INTERFACE =
            List.of(
                    "/api/v1/account/**",
                    "/api/v1/campaigns/**",
                    "/api/v1/contacts/**",
                    "/api/v1/lists/**",
                    "/api/v1/imports/**",
                    "/api/v1/forms/**",
                    "/api/v1/segments/**",
                    "/api/v1/suppressions/**",
                    "/api/v1/sender-domains/**",
                    "/api/v1/people/**",
                    "/api/v1/invitations/**",
                    "/api/v1/keys/**",
                    "/api/v1/exports/**");
    private static final List<String> PAGES =
            List.of("/account/people/**", "/account/exports/**", "/segments/**");

    private final FactorDuties duties;

    FactorGate(FactorDuties duties) {
        this.duties = duties;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns(ContractGate.BEHIND)
                .addPathPatterns(PAGES)
                .addPathPatterns(INTERFACE);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!isMissing(request)) {
            return true;
        }
        if (request.getRequestURI().startsWith("/api/")) {
            throw new RefusedException(Code.SECOND_FACTOR_REQUIRED);
        }
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", SET_UP);
        } else {
            response.sendRedirect(SET_UP);
        }
        return false;
    }

    private boolean isMissing(HttpServletRequest request) {
        return Entrance.of(request).filter(this::isPerson).filter(duties::isOverdue).isPresent();
    }

    private boolean isPerson(SignedIn me) {
        return me.via() == SignedIn.Via.SESSION && me.account().isPresent();
    }
}
