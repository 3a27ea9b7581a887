package com.mailflatrate.api.account;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.Audit;
import com.mailflatrate.account.Company;
import com.mailflatrate.account.Policies;
import com.mailflatrate.account.PolicyKind;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.doors.Client;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.standing.WhileStopped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The account of who asks. */
@RestController
@RequestMapping("/api/v1/account")
@Tag(name = "Account")
class AccountController {

    private final Accounts accounts;
    private final Policies policies;
    private final Audit audit;

    AccountController(Accounts accounts, Policies policies, Audit audit) {
        this.accounts = accounts;
        this.policies = policies;
        this.audit = audit;
    }

    /** Which text, by its hash. */
    record Accept(@Nullable String kind, @Nullable String sha256) {}

    /** An acceptance. */
    record AcceptanceView(
            String kind, int version, String sha256, Instant acceptedAt, String by, String ip) {}

    /** Acceptances, and what is still to accept. */
    record AcceptanceList(List<AcceptanceView> items, List<String> outstanding) {}

    /** A line of the log. */
    record AuditView(
            UUID id,
            Instant at,
            String by,
            String action,
            String subject,
            Map<String, String> details) {}

    @GetMapping
    @Operation(summary = "The account: standing, company, what is still to accept")
    AccountView show(SignedIn me) {
        AccountId id = me.accountOr404();
        Access.require(me, "account:read");
        return view(accounts.find(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND)), me);
    }

    @PutMapping("/imprint")
    @Operation(
            summary = "Change the company's data",
            description =
                    "A new name, legal form or representative sends an active account back to `review`: what "
                            + "runs goes on, nothing new starts.")
    AccountView updateImprint(SignedIn me, @RequestBody Company.Draft body) {
        AccountId id = me.accountOr404();
        Access.require(me, "account:write");
        Company company = body.read("").orThrow();
        return view(accounts.updateImprint(id, company, me.actor()).orThrow(), me);
    }

    @GetMapping("/acceptances")
    @Operation(
            summary = "Which policy texts were accepted by whom, and which are still to accept",
            description =
                    "`outstanding` are contract texts the account owes, and `anti-spam` while the person behind the "
                            + "session or key owes the policy in force.")
    AcceptanceList acceptances(SignedIn me) {
        AccountId id = me.accountOr404();
        Access.require(me, "account:read");
        return new AcceptanceList(
                policies.acceptances(id).stream().map(AccountController::view).toList(),
                policies.outstandingKinds(id, me.user()).stream().map(PolicyKind::word).toList());
    }

    @WhileStopped
    @PostMapping("/acceptances")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Accept a version of a policy text",
            description =
                    "`sha256` as `GET /policies` shows it. A person accepts, not a key: terms and data processing "
                            + "agreement an owner for the account, the anti-spam policy everybody for themselves, "
                            + "once for each version whatever the number of their accounts. Keys of whoever owes "
                            + "it get 409 `TERMS_OUTDATED` at imports and releases.")
    AcceptanceList accept(SignedIn me, @RequestBody Accept body, HttpServletRequest request) {
        AccountId id = me.accountOr404();
        Access.requirePerson(me);
        PolicyKind kind =
                Arrays.stream(PolicyKind.values())
                        .filter(one -> one.word().equals(body.kind()))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                List.of(
                                                        Reason.field(
                                                                body.kind() == null
                                                                        ? Code.REQUIRED
                                                                        : Code.INVALID_VALUE,
                                                                "kind"))));
        policies.accept(id, kind, String.valueOf(body.sha256()), me, Client.of(request)).orThrow();
        return acceptances(me);
    }

    @GetMapping("/audit")
    @Operation(summary = "Who did what, newest first")
    Page<AuditView> audit(SignedIn me, PageRequest paging) {
        AccountId id = me.accountOr404();
        Access.require(me, "account:read");
        return audit.page(id, paging)
                .map(
                        entry ->
                                new AuditView(
                                        entry.id(),
                                        entry.at(),
                                        entry.by().name(),
                                        entry.action(),
                                        entry.subject(),
                                        entry.details()));
    }

    private AccountView view(Account account, SignedIn me) {
        return AccountView.of(account, policies.outstanding(account.id(), me.user()));
    }

    private static AcceptanceView view(Policies.Acceptance one) {
        return new AcceptanceView(
                one.kind().word(),
                one.version(),
                one.sha256(),
                one.acceptedAt(),
                one.userName(),
                one.ip());
    }
}
