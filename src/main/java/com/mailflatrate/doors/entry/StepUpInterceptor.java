package com.mailflatrate.doors.entry;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.StepUps;
import com.mailflatrate.doors.Entrance;
import com.mailflatrate.doors.StepUp;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Asks for a fresh second factor before what says {@link StepUp}. */
final class StepUpInterceptor implements HandlerInterceptor {

    private final ObjectProvider<StepUps> stepUps;

    StepUpInterceptor(ObjectProvider<StepUps> stepUps) {
        this.stepUps = stepUps;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && method.hasMethodAnnotation(StepUp.class)) {
            boolean stale =
                    Entrance.of(request)
                            .filter(me -> me.via() == SignedIn.Via.SESSION)
                            .filter(me -> !stepUps.getObject().isFresh(me))
                            .isPresent();
            if (stale) {
                throw new RefusedException(Code.STEP_UP_REQUIRED);
            }
        }
        return true;
    }
}
