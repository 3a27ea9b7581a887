package com.mailflatrate.web.suppression;

import com.mailflatrate.abuse.Barring;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.suppression.SuppressionReason;
import com.mailflatrate.suppression.everywhere.Barred;
import com.mailflatrate.suppression.everywhere.Everywhere;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.FormInput;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The operator's own list: who gets mail from no account here. */
@Controller
@RequestMapping("/operator/suppressions")
class BarredPages {

    private static final int PER_PAGE = 25;
    private static final String SCOPE = "operator:suppressions";

    private final Everywhere everywhere;
    private final Barring barring;

    BarredPages(Everywhere everywhere, Barring barring) {
        this.everywhere = everywhere;
        this.barring = barring;
    }

    @GetMapping
    String list(
            SignedIn me,
            Model model,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(required = false) @Nullable String cursor) {
        return page(me, model, email.strip(), cursor, FormInput.empty());
    }

    @PostMapping
    String add(
            SignedIn me,
            Model model,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @RequestParam Map<String, String> typed) {
        Access.requireStaff(me, SCOPE);
        Outcome<Barred> done = bar(me, typed);
        if (!done.isDone()) {
            response.setStatus(422);
            return page(me, model, "", null, new FormInput(typed, done.reasons()));
        }
        Flash.ok(response, shell.text("everywhere.added"));
        return "redirect:/operator/suppressions";
    }

    @PostMapping("/{id}/lift")
    String lift(
            SignedIn me,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @PathVariable String id) {
        Access.requireStaff(me, SCOPE);
        UUID entry = Ids.uuid(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        barring.lift(entry, me.actor()).orThrow();
        Flash.ok(response, shell.text("everywhere.lifted"));
        return "redirect:/operator/suppressions";
    }

    private Outcome<Barred> bar(SignedIn me, Map<String, String> typed) {
        String address = typed.getOrDefault("address", "").strip();
        Code code = address.isEmpty() ? Code.REQUIRED : Code.INVALID_ADDRESS;
        SuppressionReason reason =
                Everywhere.REASONS.stream()
                        .filter(one -> one.name().equals(typed.get("reason")))
                        .findFirst()
                        .orElse(SuppressionReason.MANUAL);
        return EmailAddress.parse(address)
                .map(
                        email ->
                                barring.bar(
                                        email, reason, typed.getOrDefault("cause", ""), me.actor()))
                .orElseGet(() -> Outcome.refused(Reason.field(code, "address")));
    }

    private String page(
            SignedIn me, Model model, String email, @Nullable String cursor, FormInput form) {
        Access.requireStaff(me, SCOPE);
        Page<Barred> page =
                email.isEmpty()
                        ? everywhere.page(new PageRequest(PER_PAGE, cursor))
                        : new Page<>(
                                EmailAddress.parse(email).map(everywhere::of).orElse(List.of()),
                                null);
        model.addAttribute("page", page);
        model.addAttribute("email", email);
        model.addAttribute("first", cursor == null);
        model.addAttribute("form", form);
        return "suppression/everywhere";
    }
}
