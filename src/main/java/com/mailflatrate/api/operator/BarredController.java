package com.mailflatrate.api.operator;

import com.mailflatrate.abuse.Barring;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.StaffRights;
import com.mailflatrate.api.shared.Located;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.suppression.SuppressionReason;
import com.mailflatrate.suppression.everywhere.Barred;
import com.mailflatrate.suppression.everywhere.Everywhere;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
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

/** Addresses that get mail from no account here. */
@RestController
@RequestMapping("/api/v1/operator/suppressions")
@Tag(name = "Operator")
class BarredController {

    private static final String SCOPE = "operator:suppressions";

    private final Everywhere everywhere;
    private final StaffRights rights;
    private final Barring barring;

    BarredController(Everywhere everywhere, StaffRights rights, Barring barring) {
        this.everywhere = everywhere;
        this.rights = rights;
        this.barring = barring;
    }

    /** A new entry; MANUAL unless it says OBJECTION or COMPLAINT. */
    record BarredForm(@Nullable String email, @Nullable String reason, @Nullable String cause) {}

    /** An entry; the address is not kept, {@code print} begins its fingerprint. */
    record BarredView(
            UUID id, String print, SuppressionReason reason, String by, String cause, Instant at)
            implements Located {

        @Override
        public String location() {
            return "/api/v1/operator/suppressions/" + id;
        }

        static BarredView of(Barred one) {
            return new BarredView(
                    one.id(), one.print(), one.reason(), one.by().name(), one.cause(), one.at());
        }
    }

    @GetMapping
    @Operation(summary = "Addresses nobody here may mail, newest first")
    Page<BarredView> page(SignedIn me, PageRequest paging) {
        Access.requireStaff(me);
        Access.require(me, SCOPE);
        return everywhere.page(paging).map(BarredView::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One address nobody here may mail, as its print")
    BarredView one(SignedIn me, @PathVariable String id) {
        Access.requireStaff(me);
        Access.require(me, SCOPE);
        return Ids.uuid(id)
                .flatMap(everywhere::find)
                .map(BarredView::of)
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Bar an address in every account, now and later",
            description =
                    "A signed-in person; a key only in the sandbox. Holds at import, sign-up, the gate, and for"
                            + " mail that waits in the queue.")
    BarredView add(SignedIn me, @RequestBody BarredForm form) {
        person(me);
        String given = form.email() == null ? "" : form.email().strip();
        EmailAddress address =
                EmailAddress.parse(given)
                        .orElseThrow(
                                () ->
                                        wrong(
                                                given.isEmpty()
                                                        ? Code.REQUIRED
                                                        : Code.INVALID_ADDRESS,
                                                "email"));
        String cause = form.cause() == null ? "" : form.cause();
        SuppressionReason reason = reason(form.reason());
        return BarredView.of(barring.bar(address, reason, cause, me.actor()).orThrow());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Lift an entry the operator typed in as MANUAL; 403 for any other")
    void lift(SignedIn me, @PathVariable String id) {
        person(me);
        UUID entry = Ids.uuid(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        barring.lift(entry, me.actor()).orThrow();
    }

    private void person(SignedIn me) {
        Access.requireStaff(me);
        Optional<Code> refusal = rights.refusal(me, SCOPE);
        if (refusal.isPresent()) {
            throw new RefusedException(refusal.get());
        }
    }

    private static SuppressionReason reason(@Nullable String text) {
        return Arrays.stream(SuppressionReason.values())
                .filter(one -> one.name().equals(text == null ? "MANUAL" : text))
                .findFirst()
                .orElseThrow(() -> wrong(Code.INVALID_VALUE, "reason"));
    }

    private static RefusedException wrong(Code code, String field) {
        return new RefusedException(List.of(Reason.field(code, field)));
    }
}
