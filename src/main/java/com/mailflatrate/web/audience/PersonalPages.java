package com.mailflatrate.web.audience;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.audience.personal.PersonalAddress;
import com.mailflatrate.audience.personal.PersonalAddresses;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.FormInput;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
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

/** The operator's list of addresses that look like a function's and are a person's. */
@Controller
@RequestMapping("/operator/personal-addresses")
class PersonalPages {

    private static final int PER_PAGE = 25;
    private static final String SCOPE = "operator:addresses";

    private final PersonalAddresses personal;

    PersonalPages(PersonalAddresses personal) {
        this.personal = personal;
    }

    @GetMapping
    String list(
            SignedIn me,
            Model model,
            @RequestParam(defaultValue = "") String find,
            @RequestParam(required = false) @Nullable String cursor) {
        Access.requireStaff(me, SCOPE);
        return page(model, find.strip(), cursor, FormInput.empty());
    }

    @PostMapping
    String add(
            SignedIn me,
            Model model,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @RequestParam Map<String, String> typed) {
        Access.requireStaff(me, SCOPE);
        Outcome<PersonalAddress> done = record(me, typed);
        if (!done.isDone()) {
            response.setStatus(422);
            return page(model, "", null, new FormInput(typed, done.reasons()));
        }
        Flash.ok(response, shell.text("personal.added"));
        return "redirect:/operator/personal-addresses";
    }

    @PostMapping("/{id}/remove")
    String remove(
            SignedIn me,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @PathVariable String id) {
        Access.requireStaff(me, SCOPE);
        UUID entry = Ids.uuid(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        personal.remove(entry, me.actor()).orThrow();
        Flash.ok(response, shell.text("personal.removed"));
        return "redirect:/operator/personal-addresses";
    }

    private Outcome<PersonalAddress> record(SignedIn me, Map<String, String> typed) {
        String address = typed.getOrDefault("email", "").strip();
        Code code = address.isEmpty() ? Code.REQUIRED : Code.INVALID_ADDRESS;
        return EmailAddress.parse(address)
                .map(email -> personal.record(email, typed.getOrDefault("cause", ""), me.actor()))
                .orElseGet(() -> Outcome.refused(Reason.field(code, "email")));
    }

    private String page(Model model, String find, @Nullable String cursor, FormInput form) {
        Page<PersonalAddress> page =
                find.isEmpty()
                        ? personal.page(new PageRequest(PER_PAGE, cursor))
                        : new Page<>(
                                EmailAddress.parse(find).flatMap(personal::of).stream().toList(),
                                null);
        model.addAttribute("page", page);
        model.addAttribute("find", find);
        model.addAttribute("first", cursor == null);
        model.addAttribute("form", form);
        return "audience/personal";
    }
}
