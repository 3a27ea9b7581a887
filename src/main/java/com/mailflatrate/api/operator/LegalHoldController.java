package com.mailflatrate.api.operator;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.StaffRights;
import com.mailflatrate.api.shared.Located;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.CaseId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.privacy.retention.LegalHold;
import com.mailflatrate.privacy.retention.LegalHolds;
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

/** What may not go, whatever its age and whoever asks. */
@RestController
@RequestMapping("/api/v1/operator/legal-holds")
@Tag(name = "Operator")
class LegalHoldController {

    private static final String SCOPE = "operator:privacy";

    private final LegalHolds holds;
    private final Accounts accounts;
    private final StaffRights rights;

    LegalHoldController(LegalHolds holds, Accounts accounts, StaffRights rights) {
        this.holds = holds;
        this.accounts = accounts;
        this.rights = rights;
    }

    /** What is held: a case, or an account, or one contact of it. */
    record HoldForm(
            @Nullable String accountId,
            @Nullable String contactId,
            @Nullable String caseId,
            @Nullable String reason,
            @Nullable String reference) {}

    /** A hold. */
    record HoldView(
            UUID id,
            @Nullable ContactId contactId,
            @Nullable CaseId caseId,
            String reason,
            @Nullable String reference,
            String by,
            Instant setAt)
            implements Located {

        @Override
        public String location() {
            return "/api/v1/operator/legal-holds/" + id;
        }

        static HoldView of(LegalHold hold) {
            return new HoldView(
                    hold.id(),
                    hold.contact(),
                    hold.onCase(),
                    hold.reason(),
                    hold.reference(),
                    hold.by().name(),
                    hold.setAt());
        }
    }

    @GetMapping
    @Operation(summary = "Holds in force, newest first")
    Page<HoldView> open(SignedIn me, PageRequest paging) {
        Access.requireStaff(me);
        Access.require(me, SCOPE);
        return Page.part(holds.open(), paging).map(HoldView::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One hold in force")
    HoldView one(SignedIn me, @PathVariable String id) {
        Access.requireStaff(me);
        Access.require(me, SCOPE);
        return Ids.uuid(id)
                .flatMap(
                        known ->
                                holds.open().stream()
                                        .filter(hold -> hold.id().equals(known))
                                        .findFirst())
                .map(HoldView::of)
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Keep a case, an account, or one contact, from every deletion",
            description =
                    "A signed-in person; a key only in the sandbox. Erasures answer 409 `LEGAL_HOLD`. On a case (`caseId`) "
                            + "`reference` is wanted, and of its account nothing grows old.")
    HoldView set(SignedIn me, @RequestBody HoldForm form) {
        person(me);
        String reason = form.reason() == null ? "" : form.reason();
        if (form.caseId() != null && !form.caseId().isEmpty()) {
            return HoldView.of(onCase(form, form.caseId(), reason, me));
        }
        Account account =
                Ids.uuid(form.accountId() == null ? "" : form.accountId())
                        .flatMap(accounts::byPublicId)
                        .orElseThrow(() -> wrong("accountId"));
        String given = form.contactId() == null ? "" : form.contactId();
        Optional<ContactId> contact = ContactId.parse(given);
        if (!given.isEmpty() && contact.isEmpty()) {
            throw wrong("contactId");
        }
        return HoldView.of(
                holds.set(account.id(), contact.orElse(null), reason, me.actor()).orThrow());
    }

    private LegalHold onCase(HoldForm form, String id, String reason, SignedIn me) {
        boolean alone =
                (form.accountId() == null || form.accountId().isEmpty())
                        && (form.contactId() == null || form.contactId().isEmpty());
        CaseId known = CaseId.parse(id).filter(one -> alone).orElseThrow(() -> wrong("caseId"));
        String reference = form.reference() == null ? "" : form.reference();
        return holds.set(known, reason, reference, me.actor()).orThrow();
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Lift a hold")
    void lift(SignedIn me, @PathVariable String id) {
        person(me);
        UUID hold = Ids.uuid(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        holds.lift(hold, me.actor()).orThrow();
    }

    private void person(SignedIn me) {
        Access.requireStaff(me);
        Optional<Code> refusal = rights.refusal(me, SCOPE);
        if (refusal.isPresent()) {
            throw new RefusedException(refusal.get());
        }
    }

    private static RefusedException wrong(String field) {
        return new RefusedException(List.of(Reason.field(Code.INVALID_VALUE, field)));
    }
}
