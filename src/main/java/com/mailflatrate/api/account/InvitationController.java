package com.mailflatrate.api.account;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.api.shared.Located;
import com.mailflatrate.doors.Access;
import com.mailflatrate.doors.Client;
import com.mailflatrate.doors.Open;
import com.mailflatrate.doors.Speech;
import com.mailflatrate.doors.StepUp;
import com.mailflatrate.doors.Throttle;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.people.Invitation;
import com.mailflatrate.people.Invitations;
import com.mailflatrate.people.Joining;
import com.mailflatrate.standing.WhileStopped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

/** Invitations into the account. */
@RestController
@RequestMapping("/api/v1/invitations")
@Tag(name = "People")
class InvitationController {

    private static final int TRIES_PER_MINUTE = 30;

    private final Invitations invitations;
    private final Joining joining;
    private final Throttle throttle;

    InvitationController(Invitations invitations, Joining joining, Throttle throttle) {
        this.invitations = invitations;
        this.joining = joining;
        this.throttle = throttle;
    }

    /** Whom to invite. */
    record Invite(@Nullable String email, @Nullable String role) {}

    /** An invitation nobody has taken yet. */
    record InvitationView(
            UUID id,
            String email,
            String role,
            String invitedBy,
            Instant invitedAt,
            Instant expiresAt)
            implements Located {

        @Override
        public String location() {
            return "/api/v1/invitations/" + id;
        }

        static InvitationView of(Invitation one) {
            return new InvitationView(
                    one.id(),
                    one.email().full(),
                    one.role().word(),
                    one.byName(),
                    one.invitedAt(),
                    one.expiresAt());
        }
    }

    /** What the link of the letter carries, and what somebody new chooses. */
    record Take(
            @Nullable String secret,
            @Nullable String name,
            @Nullable String password,
            @Nullable String antiSpam) {

        /** Without what is secret. */
        @Override
        public String toString() {
            return "Take";
        }
    }

    /** Where somebody belongs now. */
    record Joined(UUID accountId) {}

    @GetMapping
    @Operation(summary = "Invitations nobody has taken or withdrawn, newest first")
    Page<InvitationView> list(SignedIn me, PageRequest paging) {
        AccountId account = me.accountOr404();
        Access.require(me, "account:read");
        return Page.part(invitations.open(account), paging).map(InvitationView::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One invitation nobody has taken or withdrawn")
    InvitationView find(SignedIn me, @PathVariable String id) {
        AccountId account = me.accountOr404();
        Invitation one =
                invitations.open(account).stream()
                        .filter(open -> open.id().toString().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Access.require(me, "account:read");
        return InvitationView.of(one);
    }

    @StepUp
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Invite somebody",
            description =
                    "By an owner in a session, with a second factor shown within the last fifteen minutes. `role` is "
                            + "`owner`, `editor` or `viewer`. The letter's link is good for seven days and this address.")
    InvitationView invite(SignedIn me, @RequestBody Invite body, HttpServletRequest request) {
        AccountId account = me.accountOr404();
        return InvitationView.of(
                invitations
                        .invite(account, body.email(), body.role(), me, Client.of(request))
                        .orThrow());
    }

    @WhileStopped
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Withdraw an invitation")
    void withdraw(SignedIn me, @PathVariable String id) {
        AccountId account = me.accountOr404();
        invitations
                .withdraw(
                        account,
                        Ids.uuid(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND)),
                        me)
                .orThrow();
    }

    @Open
    @PostMapping("/acceptance")
    @Operation(
            summary = "Take an invitation",
            description =
                    "`secret` is the last part of the link's path, `antiSpam` the `sha256` of the policy as `GET "
                            + "/policies` shows it. In a session: joins as that person, whose address must be the invited one "
                            + "(else 403 `NOT_INVITED`). Without: `name` and `password` of somebody new.")
    Joined take(
            @Parameter(hidden = true) Optional<SignedIn> me,
            @RequestBody Take body,
            HttpServletRequest request,
            HttpServletResponse response) {
        throttle.take("invitation", request, TRIES_PER_MINUTE, response);
        if (body.secret() == null) {
            throw new RefusedException(List.of(Reason.field(Code.REQUIRED, "secret")));
        }
        Invitation invitation = invitations.look(body.secret()).orThrow();
        if (me.isPresent()) {
            joining.take(body.secret(), body.antiSpam(), me.get(), Client.of(request)).orThrow();
        } else {
            joining.take(
                            body.secret(),
                            new Joining.Newcomer(body.name(), body.password(), body.antiSpam()),
                            Speech.of(request),
                            Client.of(request))
                    .orThrow();
        }
        return new Joined(joining.account(invitation).publicId());
    }
}
