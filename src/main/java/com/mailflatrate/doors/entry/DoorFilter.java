package com.mailflatrate.doors.entry;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.AccountScope;
import com.mailflatrate.doors.Entrance;
import com.mailflatrate.doors.Passage;
import com.mailflatrate.doors.limit.LargeBodies;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.RefusedException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a request in: as whom, and with which account bound for the database. */
abstract class DoorFilter extends OncePerRequestFilter {

    /** The request attribute with the hidden value of forms. */
    static final String PROOF = "com.mailflatrate.doors.proof";

    abstract void enter(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException;

    @Override
    protected final void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        enter(request, response, next);
    }

    static void go(
            Optional<SignedIn> me,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain next)
            throws ServletException, IOException {
        if (me.isEmpty() && LargeBodies.mayBring(request)) {
            throw new RefusedException(Code.NOT_SIGNED_IN);
        }
        me.ifPresent(who -> Entrance.put(request, who));
        Optional<AccountId> account = me.flatMap(SignedIn::account);
        if (account.isEmpty()) {
            next.doFilter(request, response);
            return;
        }
        Passage.through(work -> AccountScope.call(account.get(), work), next, request, response);
    }
}
