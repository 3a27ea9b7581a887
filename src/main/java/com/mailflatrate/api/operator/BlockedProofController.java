package com.mailflatrate.api.operator;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.Audit;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.StaffRights;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.ledger.blocked.BlockedProofs;
import com.mailflatrate.ledger.blocked.Opening;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Proof of people who were erased: one person of the operator asks, another one agrees. */
@RestController
@RequestMapping("/api/v1/operator/blocked-proofs")
@Tag(name = "Operator")
class BlockedProofController {

    private final BlockedProofs blocked;
    private final Accounts accounts;
    private final Audit audit;
    private final StaffRights rights;

    BlockedProofController(
            BlockedProofs blocked, Accounts accounts, Audit audit, StaffRights rights) {
        this.blocked = blocked;
        this.accounts = accounts;
        this.audit = audit;
        this.rights = rights;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Ask to open what is blocked about an erased person",
            description =
                    "Nothing is shown before another person of the operator agrees. A signed-in person asks; a"
                            + " key only in the sandbox.")
    OpeningView ask(SignedIn me, @RequestBody BlockedWish wish) {
        staff(me);
        Account account =
                Ids.uuid(wish.accountId() == null ? "" : wish.accountId())
                        .flatMap(id -> Lanes.engine(() -> accounts.byPublicId(id)))
                        .orElseThrow(() -> wrong("accountId"));
        EmailAddress email =
                EmailAddress.parse(wish.email() == null ? "" : wish.email())
                        .orElseThrow(() -> wrong("email"));
        Opening opening =
                blocked.ask(
                                account.id(),
                                email,
                                wish.reason() == null ? "" : wish.reason(),
                                me.user().value(),
                                me.name())
                        .orThrow();
        note(me, opening, "blocked-proof.asked");
        return view(opening);
    }

    @PostMapping("/{id}/agreement")
    @Operation(
            summary = "Agree as the second person, and read",
            description =
                    "403 for the person who asked. Both may read for a day by asking this again; every reading is"
                            + " in the audit log.")
    OpeningView agree(SignedIn me, @PathVariable String id) {
        staff(me);
        UUID opening = Ids.uuid(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Opening agreed = blocked.agree(opening, me.user().value(), me.name()).orThrow();
        note(me, agreed, "blocked-proof.read");
        return view(agreed);
    }

    private OpeningView view(Opening opening) {
        List<BlockedRecord> records =
                opening.agreedAt() == null
                        ? List.of()
                        : blocked.read(opening).stream()
                                .map(
                                        fact ->
                                                new BlockedRecord(
                                                        fact.event(),
                                                        fact.body(),
                                                        Base64.getEncoder()
                                                                .encodeToString(fact.salt()),
                                                        fact.until()))
                                .toList();
        return new OpeningView(
                opening.id(),
                opening.agreedAt() == null ? "waiting" : "open",
                opening.reason(),
                opening.askedName(),
                opening.askedAt(),
                opening.agreedName(),
                records);
    }

    private void note(SignedIn me, Opening opening, String action) {
        Lanes.engine(
                () ->
                        audit.record(
                                opening.account(),
                                me.actor(),
                                action,
                                opening.id().toString(),
                                Map.of("reason", opening.reason())));
    }

    private void staff(SignedIn me) {
        Access.requireStaff(me);
        rights.refusal(me, "operator:cases")
                .ifPresent(
                        code -> {
                            throw new RefusedException(code);
                        });
    }

    private static RefusedException wrong(String field) {
        return new RefusedException(List.of(Reason.field(Code.INVALID_VALUE, field)));
    }
}
