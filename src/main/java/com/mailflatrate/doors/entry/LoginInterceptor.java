package com.mailflatrate.doors.entry;

import com.mailflatrate.doors.Door;
import com.mailflatrate.doors.Entrance;
import com.mailflatrate.doors.Open;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Everything asks for a login, except what says that it doesn't: {@link Open}, and the controllers
 * of {@code web.open}.
 */
final class LoginInterceptor implements HandlerInterceptor {

    private static final String OURS = "com.mailflatrate.";
    private static final String OPEN_PAGES = "com.mailflatrate.web.open";

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        boolean known = Entrance.of(request).isPresent();
        if (!known && handler instanceof HandlerMethod method && !isOpen(method)) {
            throw new RefusedException(Code.NOT_SIGNED_IN);
        }
        boolean nowhere = !(handler instanceof HandlerMethod);
        if (!known && nowhere && Door.of(request.getRequestURI()) == Door.API) {
            throw new RefusedException(Code.NOT_SIGNED_IN);
        }
        return true;
    }

    private static boolean isOpen(HandlerMethod method) {
        Class<?> type = method.getBeanType();
        return !type.getName().startsWith(OURS)
                || type.getPackageName().equals("com.mailflatrate.doors")
                || type.getPackageName().startsWith(OPEN_PAGES)
                || AnnotatedElementUtils.hasAnnotation(type, Open.class)
                || method.hasMethodAnnotation(Open.class);
    }
}
