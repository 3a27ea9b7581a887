package com.mailflatrate.api.account;

import com.mailflatrate.doors.Client;
import com.mailflatrate.doors.Open;
import com.mailflatrate.doors.Throttle;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.people.PasswordResets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A new password by a mailed link. */
@RestController
@RequestMapping("/api/v1/password-resets")
@Open
@Tag(name = "Sign-in")
class PasswordResetController {

    private static final int TRIES_PER_MINUTE = 20;

    private final PasswordResets resets;
    private final Throttle throttle;

    PasswordResetController(PasswordResets resets, Throttle throttle) {
        this.resets = resets;
        this.throttle = throttle;
    }

    /** Whose password. */
    record Ask(@Nullable String email) {}

    /** The new password. */
    record NewPassword(@Nullable String secret, @Nullable String password) {

        /** Without both. */
        @Override
        public String toString() {
            return "NewPassword";
        }
    }

    /** What happens next; the same whether or not somebody signs in with the address. */
    record Asked(long minutesGood) {}

    /** The device is known from now on; send it along with the next sign-in. */
    record Set(String device) {

        /** Without the token. */
        @Override
        public String toString() {
            return "Set";
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Ask for a link that sets a new password",
            description =
                    "The answer is the same whether or not somebody signs in with the address.")
    Asked ask(@RequestBody Ask body, HttpServletRequest request, HttpServletResponse response) {
        take(request, response);
        resets.request(body.email(), Client.of(request)).orThrow();
        return new Asked(PasswordResets.HOLDS.toMinutes());
    }

    @PostMapping("/completion")
    @Operation(
            summary = "Set the new password by the secret of the mailed link",
            description =
                    "The secret is the last part of the link's path; it is good for 30 minutes and once. Every session "
                            + "of the person ends.")
    Set complete(
            @RequestBody NewPassword body,
            HttpServletRequest request,
            HttpServletResponse response) {
        take(request, response);
        if (body.secret() == null) {
            throw new RefusedException(List.of(Reason.field(Code.REQUIRED, "secret")));
        }
        return new Set(
                resets.complete(body.secret(), body.password(), Client.of(request))
                        .orThrow()
                        .device());
    }

    private void take(HttpServletRequest request, HttpServletResponse response) {
        throttle.take("reset", request, TRIES_PER_MINUTE, response);
    }
}
