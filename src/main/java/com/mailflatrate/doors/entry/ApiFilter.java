package com.mailflatrate.doors.entry;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.ApiKeys;
import com.mailflatrate.account.signin.Sessions;
import com.mailflatrate.doors.Client;
import com.mailflatrate.doors.DoorSettings;
import com.mailflatrate.doors.Throttle;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.RefusedException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/**
 * The machines' door: a bearer token is an API key ({@code mfr_…}) or a session; cookies are not
 * looked at.
 */
final class ApiFilter extends DoorFilter {

    private static final String BEARER = "Bearer ";
    private static final String KEY = "mfr_";
    private static final int LONGEST = 512;

    private final ApiKeys keys;
    private final Sessions sessions;
    private final Throttle throttle;
    private final int callsPerMinute;
    private final int strangersPerMinute;

    ApiFilter(ApiKeys keys, Sessions sessions, Throttle throttle, DoorSettings settings) {
        this.keys = keys;
        this.sessions = sessions;
        this.throttle = throttle;
        this.callsPerMinute = settings.callsPerMinute();
        this.strangersPerMinute = settings.strangersPerMinute();
    }

    @Override
    void enter(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        String header = request.getHeader("Authorization");
        Optional<SignedIn> me = Optional.empty();
        if (header != null) {
            me = find(header);
            if (me.isEmpty()) {
                throw new RefusedException(Code.NOT_SIGNED_IN);
            }
        }
        String who =
                me.map(SignedIn::viaId)
                        .map(UUID::toString)
                        .orElseGet(() -> Throttle.network(Client.address(request)));
        throttle.take("api", who, me.isPresent() ? callsPerMinute : strangersPerMinute, response);
        go(me, request, response, next);
    }

    private Optional<SignedIn> find(String header) {
        if (header.length() > LONGEST
                || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.empty();
        }
        String token = header.substring(BEARER.length()).strip();
        return token.startsWith(KEY) ? keys.find(token) : sessions.find(token);
    }
}
