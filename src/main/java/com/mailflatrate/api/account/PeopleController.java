package com.mailflatrate.api.account;

import com.mailflatrate.account.Role;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.member.Members;
import com.mailflatrate.account.signin.Sessions;
import com.mailflatrate.doors.Access;
import com.mailflatrate.doors.StepUp;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.kernel.UserId;
import com.mailflatrate.people.Invitations;
import com.mailflatrate.standing.WhileStopped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who belongs to the account, who one is oneself, and where one works. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "People")
class PeopleController {

    private final Members members;
    private final Sessions sessions;

    PeopleController(Members members, Sessions sessions) {
        this.members = members;
        this.sessions = sessions;
    }

    /** Somebody who belongs to the account. */
    record PersonView(
            UUID id,
            String name,
            String email,
            String role,
            Instant since,
            boolean secondFactor,
            @Nullable Instant lastSeenAt) {

        static PersonView of(Members.Member one) {
            return new PersonView(
                    one.user().value(),
                    one.name(),
                    one.email().full(),
                    one.role().word(),
                    one.since(),
                    one.secondFactor(),
                    one.seenAt());
        }
    }

    /** An account one belongs to. */
    record OwnAccount(UUID accountId, String name, String role, boolean current) {}

    /** Who asks, and the accounts the person belongs to. */
    record Me(UUID id, String name, String email, List<OwnAccount> accounts) {}

    /** Another role. */
    record NewRole(@Nullable String role) {}

    /** Another account. */
    record Move(@Nullable String accountId) {}

    @GetMapping("/me")
    @Operation(summary = "Who you are, and the accounts you belong to")
    Me me(SignedIn me) {
        return new Me(
                me.user().value(),
                me.name(),
                me.email().full(),
                members.accountsOf(me.user()).stream()
                        .map(
                                one ->
                                        new OwnAccount(
                                                one.publicId(),
                                                one.name(),
                                                one.role().word(),
                                                me.account()
                                                        .filter(one.account()::equals)
                                                        .isPresent()))
                        .toList());
    }

    @WhileStopped
    @PutMapping("/sessions/current/account")
    @Operation(summary = "Work on in another account you belong to")
    Me move(SignedIn me, @RequestBody Move body) {
        Access.requirePerson(me);
        Members.Belonging other =
                Ids.uuid(String.valueOf(body.accountId()))
                        .flatMap(id -> members.accountOf(me.user(), id))
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        sessions.moveTo(other.account(), me).orThrow();
        Me before = me(me);
        return new Me(
                before.id(),
                before.name(),
                before.email(),
                before.accounts().stream()
                        .map(
                                one ->
                                        new OwnAccount(
                                                one.accountId(),
                                                one.name(),
                                                one.role(),
                                                one.accountId().equals(other.publicId())))
                        .toList());
    }

    @GetMapping("/people")
    @Operation(summary = "Who belongs to the account")
    Page<PersonView> list(SignedIn me, PageRequest paging) {
        AccountId account = me.accountOr404();
        Access.require(me, "account:read");
        return Page.part(members.list(account), paging).map(PersonView::of);
    }

    @StepUp
    @PutMapping("/people/{id}")
    @Operation(
            summary = "Give somebody another role",
            description =
                    "`owner`, `editor` or `viewer`; by an owner in a session, with a second factor shown within the "
                            + "last fifteen minutes. Never the last owner's (409 `LAST_OWNER`). A new or former owner sends an "
                            + "active account back to `review`.")
    PersonView changeRole(SignedIn me, @PathVariable UserId id, @RequestBody NewRole body) {
        AccountId account = me.accountOr404();
        if (!members.has(account, id)) {
            throw new RefusedException(Code.NOT_FOUND);
        }
        Role role =
                Invitations.role(body.role())
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                List.of(
                                                        Reason.field(
                                                                body.role() == null
                                                                        ? Code.REQUIRED
                                                                        : Code.INVALID_VALUE,
                                                                "role"))));
        members.changeRole(account, id, role, me).orThrow();
        return members.list(account).stream()
                .filter(one -> one.user().equals(id))
                .map(PersonView::of)
                .findFirst()
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }

    @StepUp
    @WhileStopped
    @DeleteMapping("/people/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Take somebody out of the account, or leave it",
            description = "Sessions in the account end and the person's keys are revoked.")
    void remove(SignedIn me, @PathVariable UserId id) {
        members.remove(me.accountOr404(), id, me).orThrow();
    }
}
