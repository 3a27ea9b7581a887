package com.mailflatrate.api.operator;

import com.mailflatrate.account.Role;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.member.StaffMembers;
import com.mailflatrate.doors.Access;
import com.mailflatrate.doors.StepUp;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.UserId;
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

/** The operator's people and their roles, for its engineers. */
@RestController
@RequestMapping("/api/v1/operator/staff")
@Tag(name = "Operator")
class StaffController {

    static final String SCOPE = "operator:staff";

    private final StaffMembers members;

    StaffController(StaffMembers members) {
        this.members = members;
    }

    /** Somebody of the operator. */
    record StaffView(
            UUID id,
            String name,
            String email,
            List<String> roles,
            Instant since,
            @Nullable Instant lastSeenAt) {

        static StaffView of(StaffMembers.StaffMember one) {
            return new StaffView(
                    one.user().value(),
                    one.name(),
                    one.email().full(),
                    one.roles().stream().map(Role::word).toList(),
                    one.since(),
                    one.seenAt());
        }
    }

    /** Other roles. */
    record NewRoles(@Nullable List<@Nullable String> roles) {}

    @GetMapping
    @Operation(summary = "The operator's people, by name")
    Page<StaffView> list(SignedIn me, PageRequest paging) {
        Access.requireStaff(me, SCOPE);
        return Page.part(members.list(), paging).map(StaffView::of);
    }

    @StepUp
    @PutMapping("/{id}")
    @Operation(
            summary = "Give somebody of the operator other roles",
            description =
                    "Some of `reviewer`, `abuse-agent` and `engineer`; by an engineer in a session, with a second "
                            + "factor shown within the last fifteen minutes, and never one's own (403 `NOT_ALLOWED`).")
    StaffView changeRoles(SignedIn me, @PathVariable UserId id, @RequestBody NewRoles body) {
        Access.requireStaff(me, SCOPE);
        return StaffView.of(members.changeRoles(id, body.roles(), me).orThrow());
    }

    @StepUp
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Take somebody out of the operator's people",
            description =
                    "Never oneself. Sessions end, keys are revoked, and the password opens nothing any more.")
    void remove(SignedIn me, @PathVariable UserId id) {
        Access.requireStaff(me, SCOPE);
        members.remove(id, me).orThrow();
    }
}
