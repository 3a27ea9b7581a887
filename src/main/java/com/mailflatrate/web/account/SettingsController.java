package com.mailflatrate.web.account;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.AccountState;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.Audit;
import com.mailflatrate.account.Policies;
import com.mailflatrate.account.PolicyKind;
import com.mailflatrate.account.Role;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.doors.Client;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.LegalForm;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.standing.WhileStopped;
import com.mailflatrate.web.shared.CompanyFields;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.FormInput;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Company and imprint, accepted texts, the log. */
@Controller
class SettingsController {

    private final Accounts accounts;
    private final Policies policies;
    private final Audit audit;

    SettingsController(Accounts accounts, Policies policies, Audit audit) {
        this.accounts = accounts;
        this.policies = policies;
        this.audit = audit;
    }

    @GetMapping("/account")
    String company(SignedIn me, Model model) {
        Account account = accounts.find(me.accountOr404()).orElseThrow();
        return company(account, FormInput.of(CompanyFields.values(account.company())), me, model);
    }

    @PostMapping("/account/imprint")
    String updateImprint(
            SignedIn me,
            @RequestParam Map<String, String> values,
            @ModelAttribute("shell") Shell shell,
            HttpServletResponse response,
            Model model) {
        AccountId id = me.accountOr404();
        Access.require(me, "account:write");
        Outcome<Account> outcome =
                CompanyFields.draft(values)
                        .read("")
                        .flatMap(read -> accounts.updateImprint(id, read, me.actor()));
        return switch (outcome) {
            case Outcome.Done<Account>(Account account) -> {
                boolean again = account.state() == AccountState.REVIEW;
                Flash.ok(response, shell.text(again ? "settings.savedReview" : "settings.saved"));
                yield "redirect:/account";
            }
            case Outcome.Refused<Account>(List<Reason> reasons) -> {
                response.setStatus(422);
                yield company(
                        accounts.find(id).orElseThrow(), new FormInput(values, reasons), me, model);
            }
        };
    }

    @GetMapping("/account/policies")
    String policies(SignedIn me, HttpServletRequest request, Model model) {
        AccountId id = me.accountOr404();
        List<PolicyKind> outstanding = policies.outstandingKinds(id, me.user());
        for (PolicyKind kind : outstanding) {
            policies.logShowing(kind, "acceptance", id, me.user(), Client.of(request));
        }
        model.addAttribute("acceptances", policies.acceptances(id));
        model.addAttribute(
                "open",
                policies.current().stream()
                        .filter(text -> outstanding.contains(text.kind()))
                        .toList());
        model.addAttribute("upcoming", policies.upcoming(id, me.user()));
        model.addAttribute("owner", me.roles().contains(Role.OWNER));
        return "account/policies";
    }

    @WhileStopped
    @PostMapping("/account/policies/{kind}")
    String accept(
            SignedIn me,
            @PathVariable String kind,
            @RequestParam(defaultValue = "") String sha256,
            @ModelAttribute("shell") Shell shell,
            HttpServletRequest request,
            HttpServletResponse response) {
        PolicyKind which =
                List.of(PolicyKind.values()).stream()
                        .filter(one -> one.word().equals(kind))
                        .findFirst()
                        .orElse(PolicyKind.TERMS);
        Outcome<?> accepted =
                policies.accept(me.accountOr404(), which, sha256, me, Client.of(request));
        if (accepted.isDone()) {
            Flash.ok(response, shell.text("settings.accepted"));
        } else {
            Flash.bad(response, shell.text(accepted.reasons().getFirst()));
        }
        return "redirect:/account/policies";
    }

    @GetMapping("/account/log")
    String log(SignedIn me, @RequestParam(required = false) @Nullable String cursor, Model model) {
        Page<Audit.Entry> page = audit.page(me.accountOr404(), new PageRequest(0, cursor));
        model.addAttribute("entries", page.items());
        model.addAttribute("next", page.nextCursor() == null ? "" : page.nextCursor());
        return "account/log";
    }

    private static String company(Account account, FormInput form, SignedIn me, Model model) {
        model.addAttribute("account", account);
        model.addAttribute("form", form);
        model.addAttribute("mayChange", me.may("account:write"));
        model.addAttribute("legalForms", LegalForm.values());
        return "account/settings";
    }
}
