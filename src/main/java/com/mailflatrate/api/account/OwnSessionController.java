package com.mailflatrate.api.account;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.Sessions;
import com.mailflatrate.account.signin.StepUps;
import com.mailflatrate.doors.Access;
import com.mailflatrate.doors.Client;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.standing.WhileStopped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where the one who asks is signed in, and showing a second factor again. */
@WhileStopped
@RestController
@RequestMapping("/api/v1/sessions")
@Tag(name = "Sign-in")
class OwnSessionController {

    private final Sessions sessions;
    private final StepUps stepUps;

    OwnSessionController(Sessions sessions, StepUps stepUps) {
        this.sessions = sessions;
        this.stepUps = stepUps;
    }

    /**
     * A session of one's own.
     *
     * @param device browser and system as far as the device says; empty when it doesn't
     */
    record SessionView(
            UUID id,
            Instant openedAt,
            Instant lastUsedAt,
            String ip,
            String device,
            boolean current) {}

    /** How many ended. */
    record Ended(int ended) {}

    /** The code of an authenticator or of a mail. */
    record Proof(@Nullable String code) {}

    /** Until when sensitive acts need no further code. */
    record Fresh(Instant freshUntil) {}

    @GetMapping
    @Operation(summary = "Where you are signed in, the one last used first")
    Page<SessionView> list(SignedIn me, PageRequest paging) {
        Access.requirePerson(me);
        return Page.part(sessions.list(me), paging)
                .map(
                        one ->
                                new SessionView(
                                        one.id(),
                                        one.openedAt(),
                                        one.seenAt(),
                                        one.ip(),
                                        one.device().text(),
                                        one.id().equals(me.viaId())));
    }

    @DeleteMapping
    @Operation(summary = "Sign out everywhere else")
    Ended endOthers(SignedIn me) {
        Access.requirePerson(me);
        return new Ended(sessions.endOthers(me));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End one of your sessions")
    void end(SignedIn me, @PathVariable String id) {
        if (me.via() != SignedIn.Via.SESSION) {
            throw new RefusedException(Code.NOT_FOUND); // a key has no sessions
        }
        sessions.end(me, Ids.uuid(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND)))
                .orThrow();
    }

    @PostMapping("/current/proof")
    @Operation(
            summary = "Show a second factor again",
            description =
                    "Answers `STEP_UP_REQUIRED` of other calls. Without `code` the answer is 401 `CODE_REQUIRED`; who "
                            + "has no authenticator is mailed a code then.")
    Fresh prove(SignedIn me, @RequestBody Proof body, HttpServletRequest request) {
        return new Fresh(stepUps.prove(me, body.code(), Client.of(request)).orThrow());
    }
}
