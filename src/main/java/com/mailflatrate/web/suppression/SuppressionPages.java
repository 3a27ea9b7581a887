package com.mailflatrate.web.suppression;

import com.mailflatrate.account.Audit;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.audience.ListSummary;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.keys.SuppressionKey;
import com.mailflatrate.standing.WhileStopped;
import com.mailflatrate.suppression.Suppression;
import com.mailflatrate.suppression.SuppressionReason;
import com.mailflatrate.suppression.Suppressions;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.FormInput;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The suppressions of an account: looked up, added, the own ones taken away. */
@Controller
@RequestMapping("/suppressions")
class SuppressionPages {

    private static final int PER_PAGE = 25;

    private final Suppressions suppressions;
    private final Contacts contacts;
    private final Lists lists;
    private final Audit audit;

    SuppressionPages(Suppressions suppressions, Contacts contacts, Lists lists, Audit audit) {
        this.suppressions = suppressions;
        this.contacts = contacts;
        this.lists = lists;
        this.audit = audit;
    }

    @GetMapping
    String list(
            SignedIn me,
            Model model,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(required = false) @Nullable String cursor) {
        return page(me, model, email.strip(), cursor, FormInput.empty());
    }

    @WhileStopped
    @PostMapping
    String add(
            SignedIn me,
            Model model,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @RequestParam(defaultValue = "") String address) {
        AccountId account = me.accountOr404();
        Access.require(me, "suppressions:write");
        Optional<EmailAddress> email = EmailAddress.parse(address.strip());
        if (email.isEmpty()) {
            response.setStatus(422);
            Code code = address.isBlank() ? Code.REQUIRED : Code.INVALID_ADDRESS;
            return page(
                    me,
                    model,
                    "",
                    null,
                    new FormInput(
                            Map.of("address", address), List.of(Reason.field(code, "address"))));
        }
        suppressions.add(
                account, email.get(), SuppressionReason.MANUAL, null, me.actor(), "typed in");
        Flash.ok(response, shell.text("suppressions.added", email.get().full()));
        return "redirect:/suppressions";
    }

    @PostMapping("/{id}/delete")
    String delete(
            SignedIn me,
            @PathVariable String id,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell) {
        AccountId account = me.accountOr404();
        UUID entry =
                Ids.uuid(id)
                        .filter(known -> suppressions.find(account, known).isPresent())
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Access.require(me, "suppressions:write");
        audit.traced(
                        account,
                        me.actor(),
                        () -> suppressions.deleteOwnManual(account, entry),
                        gone -> new Audit.Trace("suppression.deleted", id, Map.of()))
                .orThrow();
        Flash.ok(response, shell.text("suppressions.deleted"));
        return "redirect:/suppressions";
    }

    private String page(
            SignedIn me, Model model, String email, @Nullable String cursor, FormInput form) {
        AccountId account = me.accountOr404();
        Access.require(me, "suppressions:read");
        Page<Suppression> page =
                email.isEmpty()
                        ? suppressions.page(account, new PageRequest(PER_PAGE, cursor))
                        : new Page<>(found(account, email), null);
        Map<SuppressionKey, String> known =
                contacts.addressesOf(account, page.items().stream().map(Suppression::key).toList());
        Map<String, String> names =
                lists.page(account, new PageRequest(200, null)).items().stream()
                        .collect(Collectors.toMap(list -> list.id().toString(), ListSummary::name));
        model.addAttribute("page", page.map(entry -> SuppressionLine.of(entry, known, names)));
        model.addAttribute("email", email);
        model.addAttribute("first", cursor == null);
        model.addAttribute("form", form);
        model.addAttribute("mayChange", me.may("suppressions:write"));
        return "suppression/list";
    }

    private List<Suppression> found(AccountId account, String email) {
        return EmailAddress.parse(email)
                .map(address -> suppressions.of(account, address))
                .orElse(List.of());
    }
}
