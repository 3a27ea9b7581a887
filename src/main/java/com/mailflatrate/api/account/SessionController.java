package com.mailflatrate.api.account;

import com.mailflatrate.account.signin.OpenedSession;
import com.mailflatrate.account.signin.Sessions;
import com.mailflatrate.doors.Client;
import com.mailflatrate.doors.Open;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.standing.WhileStopped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out. */
@RestController
@RequestMapping("/api/v1/sessions")
@Tag(name = "Sign-in")
class SessionController {

    private static final int BEARER = "Bearer ".length();

    private final Sessions sessions;

    SessionController(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Who signs in. */
    record SignIn(
            @Nullable String email,
            @Nullable String password,
            @Nullable String code,
            @Nullable String device) {

        /** Without the password. */
        @Override
        public String toString() {
            return "SignIn";
        }
    }

    /** A fresh session. */
    record Opened(String token, Instant expiresAt, String device) {

        /** Without the token. */
        @Override
        public String toString() {
            return "Opened[" + expiresAt + "]";
        }
    }

    @Open
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Sign in",
            description =
                    "`code` is the six digits of an authenticator (or a recovery code); the operator's people "
                            + "always need one. Who has none is mailed a code on a new device: the first call answers 401 "
                            + "`CODE_REQUIRED`, the second brings `code`. `device` of the answer, sent along next time, "
                            + "makes the device known. Ten failed tries in ten minutes for one address from one network "
                            + "are answered with 429 and `Retry-After`.")
    Opened open(@RequestBody SignIn body, HttpServletRequest request) {
        List<Reason> missing = new ArrayList<>();
        if (body.email() == null) {
            missing.add(Reason.field(Code.REQUIRED, "email"));
        }
        if (body.password() == null) {
            missing.add(Reason.field(Code.REQUIRED, "password"));
        }
        if (body.email() == null || body.password() == null) {
            throw new RefusedException(missing);
        }
        OpenedSession session =
                sessions.open(
                                new Sessions.Attempt(
                                        body.email(), body.password(), body.code(), body.device()),
                                Client.of(request))
                        .orThrow();
        return new Opened(session.token(), session.expiresAt(), session.device());
    }

    @WhileStopped
    @DeleteMapping("/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Sign out")
    void end(@Parameter(hidden = true) @RequestHeader(HttpHeaders.AUTHORIZATION) String bearer) {
        sessions.end(bearer.substring(Math.min(BEARER, bearer.length())).strip());
    }
}
