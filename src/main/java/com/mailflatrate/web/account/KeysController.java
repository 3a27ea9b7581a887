package com.mailflatrate.web.account;

import com.mailflatrate.account.Policies;
import com.mailflatrate.account.PolicyKind;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.ApiKey;
import com.mailflatrate.account.signin.ApiKeys;
import com.mailflatrate.account.signin.Scopes;
import com.mailflatrate.doors.Client;
import com.mailflatrate.doors.StepUp;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.standing.WhileStopped;
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

/** Keys for machines: the secret is shown once, on the page that made it. */
@Controller
class KeysController {

    private final ApiKeys keys;
    private final Policies policies;

    KeysController(ApiKeys keys, Policies policies) {
        this.keys = keys;
        this.policies = policies;
    }

    @GetMapping("/account/keys")
    String list(
            SignedIn me,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request,
            Model model) {
        policies.logShowing(
                PolicyKind.ANTI_SPAM, "key", me.accountOr404(), me.user(), Client.of(request));
        return page(me, cursor, FormInput.empty(), "", model);
    }

    @StepUp
    @PostMapping("/account/keys")
    String create(
            SignedIn me,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") List<String> scopes,
            HttpServletResponse response,
            Model model) {
        return switch (keys.create(me.accountOr404(), name, List.copyOf(scopes), me)) {
            case Outcome.Done<ApiKeys.Created>(ApiKeys.Created created) ->
                    page(me, null, FormInput.empty(), created.secret(), model);
            case Outcome.Refused<ApiKeys.Created>(List<Reason> reasons) -> {
                response.setStatus(reasons.getFirst().code().kind().status());
                yield page(
                        me,
                        null,
                        new FormInput(
                                Map.of("name", name, "scopes", String.join(" ", scopes)), reasons),
                        "",
                        model);
            }
        };
    }

    @WhileStopped
    @PostMapping("/account/keys/{id}/revoke")
    String revoke(
            SignedIn me,
            @PathVariable String id,
            @ModelAttribute("shell") Shell shell,
            HttpServletResponse response) {
        AccountId account = me.accountOr404();
        keys.revoke(
                        account,
                        Ids.uuid(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND)),
                        me)
                .orThrow();
        Flash.ok(response, shell.text("settings.keys.revoked"));
        return "redirect:/account/keys";
    }

    private String page(
            SignedIn me, @Nullable String cursor, FormInput form, String secret, Model model) {
        Page<ApiKey> page = keys.page(me.accountOr404(), new PageRequest(0, cursor));
        model.addAttribute("keys", page.items());
        model.addAttribute("next", page.nextCursor() == null ? "" : page.nextCursor());
        model.addAttribute("form", form);
        model.addAttribute("secret", secret);
        model.addAttribute("scopes", Scopes.OF_ACCOUNT);
        model.addAttribute("mayChange", me.may("keys:write"));
        return "account/keys";
    }
}
