package com.mailflatrate.doors;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Hands {@code PageRequest paging} to a controller of the interface: {@code limit} is a whole
 * number from 1, of which at most 200 are given; {@code cursor} is one that we gave out for this
 * list.
 */
final class PagingArgument implements HandlerMethodArgumentResolver {

    private static final String LIMIT = "limit";
    private static final String CURSOR = "cursor";

    private final Cursors cursors;

    PagingArgument(Cursors cursors) {
        this.cursors = cursors;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest http = (HttpServletRequest) request.getNativeRequest();
        return new PageRequest(limit(request.getParameter(LIMIT)), cursor(http));
    }

    private static int limit(@Nullable String given) {
        if (given == null || given.isEmpty()) {
            return 0;
        }
        try {
            long limit = Long.parseLong(given);
            if (limit > 0) {
                return (int) Math.min(limit, Integer.MAX_VALUE);
            }
        } catch (NumberFormatException e) {
            // said below, like a value out of range
        }
        throw refused(LIMIT);
    }

    private @Nullable String cursor(HttpServletRequest request) {
        String given = request.getParameter(CURSOR);
        return given == null || given.isEmpty()
                ? null
                : cursors.inside(request.getRequestURI(), given).orElseThrow(() -> refused(CURSOR));
    }

    private static RefusedException refused(String field) {
        return new RefusedException(List.of(Reason.field(Code.INVALID_VALUE, field)));
    }
}
