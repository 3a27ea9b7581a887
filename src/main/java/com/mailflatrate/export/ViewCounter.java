package com.mailflatrate.export;

import com.mailflatrate.doors.Entrance;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Counts the answers of what says {@link ShowsContacts}. */
final class ViewCounter implements HandlerInterceptor {

    private static final int REFUSED = 300;

    private final ObjectProvider<ContactViews> views;

    ViewCounter(ObjectProvider<ContactViews> views) {
        this.views = views;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable Exception failure) {
        if (failure == null
                && response.getStatus() < REFUSED
                && handler instanceof HandlerMethod method) {
            ShowsContacts shows = method.getMethodAnnotation(ShowsContacts.class);
            if (shows != null) {
                Entrance.of(request)
                        .ifPresent(
                                me ->
                                        me.account()
                                                .ifPresent(
                                                        account ->
                                                                views.getObject()
                                                                        .seen(
                                                                                account,
                                                                                me,
                                                                                shows.one())));
            }
        }
    }
}
