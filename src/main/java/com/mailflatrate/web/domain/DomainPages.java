package com.mailflatrate.web.domain;

import com.mailflatrate.account.Audit;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.doors.StepUp;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.kernel.SenderDomainId;
import com.mailflatrate.mail.domain.SenderDomain;
import com.mailflatrate.senderdomain.SenderDomains;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.FormInput;
import com.mailflatrate.web.shared.Shell;
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

/** The sender domains of an account: the list, and one with its records. */
@Controller
class DomainPages {

    private static final int ROWS = 50;

    private final SenderDomains domains;
    private final Audit audit;

    DomainPages(SenderDomains domains, Audit audit) {
        this.domains = domains;
        this.audit = audit;
    }

    @GetMapping("/sender-domains")
    String list(SignedIn me, Model model, @RequestParam(required = false) @Nullable String cursor) {
        return list(me, model, cursor, FormInput.empty());
    }

    @StepUp
    @PostMapping("/sender-domains")
    String add(SignedIn me, Model model, @RequestParam(defaultValue = "") String domain) {
        AccountId account = me.accountOr404();
        Access.require(me, "domains:write");
        Outcome<SenderDomain> added =
                domain.isBlank()
                        ? Outcome.refused(Reason.field(Code.REQUIRED, "domain"))
                        : audit.traced(
                                account,
                                me.actor(),
                                () -> domains.add(account, domain, me.actor()),
                                fresh ->
                                        new Audit.Trace(
                                                "domain.added",
                                                fresh.id().toString(),
                                                Map.of("domain", fresh.domain())));
        return switch (added) {
            case Outcome.Done<SenderDomain>(SenderDomain fresh) ->
                    "redirect:/sender-domains/" + fresh.id();
            case Outcome.Refused<SenderDomain>(List<Reason> reasons) ->
                    list(me, model, null, new FormInput(Map.of("domain", domain), reasons));
        };
    }

    @GetMapping("/sender-domains/{id}")
    String page(SignedIn me, @PathVariable String id, Model model) {
        SenderDomain domain = own(me, id);
        Access.require(me, "domains:read");
        model.addAttribute("view", new DomainView(domain));
        return "domain/page";
    }

    @PostMapping("/sender-domains/{id}/check")
    String check(
            SignedIn me,
            @PathVariable String id,
            @ModelAttribute Shell shell,
            HttpServletResponse response) {
        SenderDomain domain = own(me, id);
        Access.require(me, "domains:write");
        DomainView now = new DomainView(domains.check(me.accountOr404(), domain.id()).orThrow());
        if (now.open() == 0) {
            Flash.ok(response, shell.text("domain.checked.all"));
        } else {
            Flash.warn(response, shell.text("domain.checked.open", now.open()));
        }
        return "redirect:/sender-domains/" + domain.id();
    }

    private String list(SignedIn me, Model model, @Nullable String cursor, FormInput form) {
        AccountId account = me.accountOr404();
        Access.require(me, "domains:read");
        model.addAttribute(
                "page", domains.page(account, new PageRequest(ROWS, cursor)).map(DomainView::new));
        model.addAttribute("form", form);
        return "domain/list";
    }

    private SenderDomain own(SignedIn me, String id) {
        AccountId account = me.accountOr404();
        return SenderDomainId.parse(id)
                .flatMap(known -> domains.find(account, known))
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }
}
