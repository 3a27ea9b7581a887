package com.mailflatrate.web.open.apply;

import com.mailflatrate.account.Policies;
import com.mailflatrate.account.PolicyText;
import com.mailflatrate.doors.Client;
import com.mailflatrate.doors.Throttle;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.LegalForm;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.vetting.Applications;
import com.mailflatrate.vetting.OriginKind;
import com.mailflatrate.web.shared.FormInput;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The application: where the addresses come from, then company, person and texts. */
@Controller
class ApplyController {

    private static final int TRIES_PER_MINUTE = 60;

    private final Applications applications;
    private final Policies policies;
    private final Throttle throttle;

    ApplyController(Applications applications, Policies policies, Throttle throttle) {
        this.applications = applications;
        this.policies = policies;
        this.throttle = throttle;
    }

    @GetMapping("/apply")
    String form(HttpServletRequest request, Model model) {
        return form(FormInput.empty(), request, model);
    }

    @PostMapping("/apply")
    String apply(
            @RequestParam Map<String, String> values,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        throttle.take("application", request, TRIES_PER_MINUTE, response);
        ApplyForm form = new ApplyForm(values);
        Outcome<Applications.Receipt> outcome =
                applications.apply(form.draft(), Client.of(request));
        return switch (outcome) {
            case Outcome.Done<Applications.Receipt>(var receipt) -> {
                model.addAttribute("email", values.getOrDefault("user.email", "").strip());
                yield "apply/sent";
            }
            case Outcome.Refused<Applications.Receipt>(List<Reason> reasons) -> {
                response.setStatus(422);
                Map<String, String> kept = new LinkedHashMap<>(values);
                kept.remove("user.password");
                yield form(new FormInput(kept, form.named(reasons)), request, model);
            }
        };
    }

    private String form(FormInput form, HttpServletRequest request, Model model) {
        policies.logShowingToApplicant(Client.of(request));
        model.addAttribute("form", form);
        model.addAttribute("legalForms", LegalForm.values());
        model.addAttribute("kinds", OriginKind.values());
        model.addAttribute("policies", policies.current());
        return "apply/form";
    }

    /** A policy text by itself, to read before there is an account. */
    @GetMapping("/policies/{kind}")
    String policy(@PathVariable String kind, @ModelAttribute Shell shell, Model model) {
        PolicyText text =
                policies.current().stream()
                        .filter(one -> one.kind().word().equals(kind))
                        .findFirst()
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        model.addAttribute("title", text.title(shell.language()));
        model.addAttribute("policy", text);
        model.addAttribute("parts", Arrays.asList(text.text(shell.language()).split("\n\\s*\n")));
        return "apply/policy";
    }
}
