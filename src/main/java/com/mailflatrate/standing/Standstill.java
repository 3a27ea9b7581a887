package com.mailflatrate.standing;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Entrance;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.vetting.Suspensions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * The one place that holds a suspension of scope {@code all} to its word: the account changes
 * nothing any more, by page or interface, but what says {@link WhileStopped}. A suspension of scope
 * {@code sending} stops what {@code Accounts.mayWork} asks about, and nothing here.
 */
final class Standstill implements HandlerInterceptor {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final ObjectProvider<Suspensions> suspensions;

    Standstill(ObjectProvider<Suspensions> suspensions) {
        this.suspensions = suspensions;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        boolean changes =
                handler instanceof HandlerMethod method
                        && !READING.contains(request.getMethod())
                        && !Entrance.isOpen(method)
                        && !isAllowed(method);
        boolean stopped =
                changes
                        && Entrance.of(request)
                                .flatMap(SignedIn::account)
                                .filter(account -> suspensions.getObject().stopsEverything(account))
                                .isPresent();
        if (stopped) {
            throw new RefusedException(Code.ACCOUNT_NOT_ACTIVE);
        }
        return true;
    }

    private static boolean isAllowed(HandlerMethod method) {
        return method.hasMethodAnnotation(WhileStopped.class)
                || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), WhileStopped.class);
    }
}
