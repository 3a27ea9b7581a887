package com.mailflatrate.api.operator;

import com.mailflatrate.account.Role;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.Authenticators;
import com.mailflatrate.api.shared.Located;
import com.mailflatrate.doors.Access;
import com.mailflatrate.doors.Client;
import com.mailflatrate.doors.Open;
import com.mailflatrate.doors.StepUp;
import com.mailflatrate.doors.Throttle;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.people.staff.StaffInvitation;
import com.mailflatrate.people.staff.StaffInvitations;
import com.mailflatrate.people.staff.StaffJoining;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
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

/** Invitations among the operator's people. */
@RestController
@RequestMapping("/api/v1/operator/staff-invitations")
@Tag(name = "Operator")
class StaffInvitationController {

    private static final int TRIES_PER_MINUTE = 60;

    private final StaffInvitations invitations;
    private final StaffJoining joining;
    private final Throttle throttle;

    StaffInvitationController(
            StaffInvitations invitations, StaffJoining joining, Throttle throttle) {
        this.invitations = invitations;
        this.joining = joining;
        this.throttle = throttle;
    }

    /** Whom to invite. */
    record StaffInvite(@Nullable String email, @Nullable List<@Nullable String> roles) {}

    /** An invitation nobody has taken yet. */
    record StaffInvitationView(
            UUID id,
            String email,
            List<String> roles,
            String invitedBy,
            Instant invitedAt,
            Instant expiresAt)
            implements Located {

        @Override
        public String location() {
            return "/api/v1/operator/staff-invitations/" + id;
        }

        static StaffInvitationView of(StaffInvitation one) {
            return new StaffInvitationView(
                    one.id(),
                    one.email().full(),
                    one.roles().stream().map(Role::word).toList(),
                    one.byName(),
                    one.invitedAt(),
                    one.expiresAt());
        }
    }

    /** What the link of the letter carries. */
    record StaffLink(@Nullable String secret) {

        /** Without what is secret. */
        @Override
        public String toString() {
            return "StaffLink";
        }
    }

    /** The second factor to put into an authenticator. */
    record StaffFactor(String totpSecret, String totpAddress) {

        /** Without what is secret. */
        @Override
        public String toString() {
            return "StaffFactor";
        }
    }

    /** What somebody who joins chooses and shows. */
    record StaffTake(
            @Nullable String secret,
            @Nullable String name,
            @Nullable String password,
            @Nullable String code) {

        /** Without what is secret. */
        @Override
        public String toString() {
            return "StaffTake";
        }
    }

    /** Who joined; the recovery codes are shown this once. */
    record StaffJoined(List<String> recoveryCodes) {

        /** Without the codes. */
        @Override
        public String toString() {
            return "StaffJoined";
        }
    }

    @GetMapping
    @Operation(
            summary =
                    "Invitations among the operator's people nobody has taken or withdrawn, newest first")
    Page<StaffInvitationView> list(SignedIn me, PageRequest paging) {
        Access.requireStaff(me, StaffController.SCOPE);
        return Page.part(invitations.open(), paging).map(StaffInvitationView::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One invitation among the operator's people nobody has taken or withdrawn")
    StaffInvitationView find(SignedIn me, @PathVariable String id) {
        Access.requireStaff(me, StaffController.SCOPE);
        return invitations
                .find(id)
                .filter(StaffInvitation::open)
                .map(StaffInvitationView::of)
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }

    @StepUp
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Invite somebody to work for the operator",
            description =
                    "`roles` are some of `reviewer`, `abuse-agent` and `engineer`; by an engineer in a session, "
                            + "with a second factor shown within the last fifteen minutes. The letter's link is good for two "
                            + "days and this address. 422 `ADDRESS_TAKEN` when somebody signs in with it.")
    StaffInvitationView invite(
            SignedIn me, @RequestBody StaffInvite body, HttpServletRequest request) {
        Access.requireStaff(me, StaffController.SCOPE);
        return StaffInvitationView.of(
                invitations.invite(body.email(), body.roles(), me, Client.of(request)).orThrow());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Withdraw an invitation among the operator's people")
    void withdraw(SignedIn me, @PathVariable String id) {
        Access.requireStaff(me, StaffController.SCOPE);
        invitations
                .withdraw(Ids.uuid(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND)), me)
                .orThrow();
    }

    @Open
    @PostMapping("/factor")
    @Operation(
            summary = "The second factor of an invitation",
            description =
                    "`secret` is the last part of the link's path. Put the answer into an authenticator; its first "
                            + "code is asked for when the invitation is taken.")
    StaffFactor factor(
            @RequestBody StaffLink body, HttpServletRequest request, HttpServletResponse response) {
        take(request, response);
        Authenticators.Draft draft = joining.factor(given(body.secret())).orThrow();
        return new StaffFactor(draft.secret(), draft.address());
    }

    @Open
    @PostMapping("/acceptance")
    @Operation(
            summary = "Take an invitation among the operator's people",
            description =
                    "`code` is the first one of the authenticator; nobody joins without a second factor. After "
                            + "this the person signs in.")
    StaffJoined join(
            @RequestBody StaffTake body, HttpServletRequest request, HttpServletResponse response) {
        take(request, response);
        return new StaffJoined(
                joining.take(
                                given(body.secret()),
                                new StaffJoining.Newcomer(
                                        body.name(), body.password(), body.code()),
                                Client.of(request))
                        .orThrow());
    }

    private void take(HttpServletRequest request, HttpServletResponse response) {
        throttle.take("staff-invitation", request, TRIES_PER_MINUTE, response);
    }

    private static String given(@Nullable String secret) {
        if (secret == null) {
            throw new RefusedException(List.of(Reason.field(Code.REQUIRED, "secret")));
        }
        return secret;
    }
}
