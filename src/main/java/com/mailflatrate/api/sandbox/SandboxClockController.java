package com.mailflatrate.api.sandbox;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.SandboxOnly;
import com.mailflatrate.database.TimeTravel;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Time for the whole service. */
@RestController
@RequestMapping("/api/v1/sandbox/clock")
@SandboxOnly
@Tag(name = "Sandbox")
class SandboxClockController {

    private static final Duration MOST = Duration.ofDays(3_660);

    private final ObjectProvider<TimeTravel> time;
    private final InstantSource clock;

    SandboxClockController(ObjectProvider<TimeTravel> time, InstantSource clock) {
        this.time = time;
        this.clock = clock;
    }

    /** How far to go. */
    record Advance(
            @Schema(example = "P7DT1S", description = "ISO 8601, at most ten years")
                    @Nullable String advance) {}

    /** The time it is now. */
    record Now(Instant now) {}

    @GetMapping
    @Operation(summary = "The time of the service")
    Now now(SignedIn me) {
        Access.require(me, "sandbox:clock");
        return new Now(clock.instant());
    }

    @PostMapping
    @Operation(summary = "Move time forward; answers when everything due in between had its turn")
    Now advance(SignedIn me, @RequestBody Advance body) {
        Access.require(me, "sandbox:clock");
        time.getObject().advance(duration(body.advance()));
        return new Now(clock.instant());
    }

    private static Duration duration(@Nullable String text) {
        if (text == null) {
            throw new RefusedException(List.of(Reason.field(Code.REQUIRED, "advance")));
        }
        try {
            Duration by = Duration.parse(text);
            if (!by.isNegative() && by.compareTo(MOST) <= 0) {
                return by;
            }
        } catch (DateTimeParseException e) {
            // said below, like a value out of range
        }
        throw new RefusedException(List.of(Reason.field(Code.INVALID_VALUE, "advance")));
    }
}
