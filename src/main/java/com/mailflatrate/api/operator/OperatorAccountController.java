package com.mailflatrate.api.operator;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mailflatrate.abuse.ApplicantRisk;
import com.mailflatrate.account.Account;
import com.mailflatrate.account.AccountState;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.api.shared.Located;
import com.mailflatrate.doors.Access;
import com.mailflatrate.doors.Speech;
import com.mailflatrate.doors.Texts;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.vetting.Applicant;
import com.mailflatrate.vetting.Suspension;
import com.mailflatrate.vetting.SuspensionDraft;
import com.mailflatrate.vetting.Suspensions;
import com.mailflatrate.vetting.Vetting;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The operator's view of accounts: review, decision, suspension. */
@RestController
@RequestMapping("/api/v1/operator/accounts")
@Tag(name = "Operator")
class OperatorAccountController {

    private static final String SCOPE = "operator:accounts";

    private final Vetting vetting;
    private final Suspensions suspensions;
    private final Texts texts;

    OperatorAccountController(Vetting vetting, Suspensions suspensions, Texts texts) {
        this.vetting = vetting;
        this.suspensions = suspensions;
        this.texts = texts;
    }

    /** A decision. */
    record Decision(@Nullable String decision, @Nullable String note) {}

    /** A stop with its reasons; of {@code deceptiveBulk} the account is told nothing. */
    record Stop(
            @Nullable String scope,
            @Nullable String facts,
            @Nullable String clause,
            @Nullable Boolean automated,
            @Nullable Boolean deceptiveBulk) {

        SuspensionDraft draft() {
            return new SuspensionDraft(
                    scope,
                    facts,
                    clause,
                    Boolean.TRUE.equals(automated),
                    Boolean.TRUE.equals(deceptiveBulk));
        }
    }

    /** A stop that holds. */
    record Stopped(
            UUID id,
            String state,
            String scope,
            String facts,
            String clause,
            boolean automated,
            boolean deceptiveBulk,
            @JsonIgnore UUID account)
            implements Located {

        @Override
        public String location() {
            return "/api/v1/operator/accounts/" + account;
        }
    }

    /** An account and its standing. */
    record Standing(UUID id, String state) {}

    @GetMapping
    @Operation(summary = "Accounts with application, facts and risk, oldest first; `state` filters")
    Page<ApplicantView> list(
            SignedIn me,
            HttpServletRequest request,
            @Parameter(description = "Only accounts of this standing; all when it is not said")
                    @RequestParam(required = false)
                    @Nullable String state,
            PageRequest paging) {
        requireOperator(me);
        return vetting.page(states(state), paging).map(one -> view(one, request));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One account with application, conversation, facts and risk")
    ApplicantView show(SignedIn me, HttpServletRequest request, @PathVariable String id) {
        requireOperator(me);
        return view(
                vetting.find(id(id)).orElseThrow(() -> new RefusedException(Code.NOT_FOUND)),
                request);
    }

    @PostMapping("/{id}/decision")
    @Operation(
            summary = "Decide on an application",
            description =
                    "`decision` is `approve`, `ask` or `reject`; the note goes to the applicant and may be "
                            + "missing only with `approve`. A signed-in person decides; a key only in the sandbox, else 403 "
                            + "`PERSON_REQUIRED`. 409 `ALREADY_DECIDED` when nothing waits for a decision.")
    ApplicantView decide(
            SignedIn me,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestBody Decision body) {
        requireOperator(me);
        return view(vetting.decide(id(id), body.decision(), body.note(), me).orThrow(), request);
    }

    @PostMapping("/{id}/suspension")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary =
                    "Stop an account, with a statement of reasons (DSA Art. 17); `scope` is `sending` or `all`",
            description =
                    "The owners get the statement by mail and see it on their pages, unless it is `deceptiveBulk`: "
                            + "of deceptive advertising in bulk the law asks for none (Art. 17(2)). A signed-in person "
                            + "decides; a key only in the sandbox, else 403 `PERSON_REQUIRED`.")
    Stopped suspend(SignedIn me, @PathVariable String id, @RequestBody Stop body) {
        requireOperator(me);
        Suspension made = suspensions.suspend(id(id), body.draft(), me).orThrow();
        return new Stopped(
                made.id(),
                AccountState.SUSPENDED.word(),
                made.scope(),
                made.facts(),
                made.clause(),
                made.automated(),
                made.deceptiveBulk(),
                id(id));
    }

    @DeleteMapping("/{id}/suspension")
    @Operation(summary = "Let a suspended account go on")
    Standing lift(SignedIn me, @PathVariable String id) {
        requireOperator(me);
        Account account = suspensions.lift(id(id), me).orThrow();
        return new Standing(account.publicId(), account.state().word());
    }

    private ApplicantView view(Applicant applicant, HttpServletRequest request) {
        return ApplicantView.of(applicant, ApplicantRisk.of(applicant), texts, Speech.of(request));
    }

    private static void requireOperator(SignedIn me) {
        Access.requireStaff(me, SCOPE);
    }

    private static UUID id(String text) {
        return Ids.uuid(text).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }

    private static List<AccountState> states(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(AccountState.values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .map(List::of)
                .orElseThrow(
                        () ->
                                new RefusedException(
                                        List.of(Reason.field(Code.INVALID_VALUE, "state"))));
    }
}
