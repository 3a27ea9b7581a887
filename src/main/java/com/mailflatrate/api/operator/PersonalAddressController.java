package com.mailflatrate.api.operator;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.StaffRights;
import com.mailflatrate.api.shared.Located;
import com.mailflatrate.audience.personal.PersonalAddress;
import com.mailflatrate.audience.personal.PersonalAddresses;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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

/** Addresses that look like a function's and are a person's. */
@RestController
@RequestMapping("/api/v1/operator/personal-addresses")
@Tag(name = "Operator")
class PersonalAddressController {

    private static final String SCOPE = "operator:addresses";

    private final PersonalAddresses personal;
    private final StaffRights rights;

    PersonalAddressController(PersonalAddresses personal, StaffRights rights) {
        this.personal = personal;
        this.rights = rights;
    }

    /** A new entry. */
    record PersonalForm(@Nullable String email, @Nullable String cause) {}

    /** An entry; the address is not kept, {@code print} begins its fingerprint. */
    record PersonalView(UUID id, String print, String by, String cause, Instant at)
            implements Located {

        @Override
        public String location() {
            return "/api/v1/operator/personal-addresses/" + id;
        }

        static PersonalView of(PersonalAddress one) {
            return new PersonalView(one.id(), one.print(), one.by().name(), one.cause(), one.at());
        }
    }

    @GetMapping
    @Operation(summary = "Look-alikes of role addresses that are a person's, newest first")
    Page<PersonalView> page(SignedIn me, PageRequest paging) {
        Access.requireStaff(me, SCOPE);
        return personal.page(paging).map(PersonalView::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One such address, as its print")
    PersonalView one(SignedIn me, @PathVariable String id) {
        Access.requireStaff(me, SCOPE);
        return Ids.uuid(id)
                .flatMap(personal::find)
                .map(PersonalView::of)
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Record a look-alike of a role address as a person's, in every account",
            description =
                    "A signed-in person; a key only in the sandbox. Only what is refused as ROLE_LOOKALIKE. A"
                            + " second time changes nothing. Sign-up forms go on refusing it.")
    PersonalView add(SignedIn me, @RequestBody PersonalForm form) {
        person(me);
        String given = form.email() == null ? "" : form.email().strip();
        Code wrong = given.isEmpty() ? Code.REQUIRED : Code.INVALID_ADDRESS;
        EmailAddress address =
                EmailAddress.parse(given)
                        .orElseThrow(
                                () -> new RefusedException(List.of(Reason.field(wrong, "email"))));
        String cause = form.cause() == null ? "" : form.cause();
        return PersonalView.of(personal.record(address, cause, me.actor()).orThrow());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take an entry away; the address is judged by its looks again")
    void remove(SignedIn me, @PathVariable String id) {
        person(me);
        UUID entry = Ids.uuid(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        personal.remove(entry, me.actor()).orThrow();
    }

    private void person(SignedIn me) {
        Access.requireStaff(me);
        Optional<Code> refusal = rights.refusal(me, SCOPE);
        if (refusal.isPresent()) {
            throw new RefusedException(refusal.get());
        }
    }
}
