package com.mailflatrate.doors.entry;

import com.mailflatrate.doors.Door;
import com.mailflatrate.doors.Entrance;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Everything asks for a login, except what {@linkplain Entrance#isOpen says that it doesn't}. */
final class LoginInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        boolean known = Entrance.of(request).isPresent();
        if (!known && handler instanceof HandlerMethod method && !Entrance.isOpen(method)) {
            throw new RefusedException(Code.NOT_SIGNED_IN);
        }
        boolean nowhere = !(handler instanceof HandlerMethod);
        if (!known && nowhere && Door.of(request.getRequestURI()) == Door.API) {
            throw new RefusedException(Code.NOT_SIGNED_IN);
        }
        return true;
    }
}
