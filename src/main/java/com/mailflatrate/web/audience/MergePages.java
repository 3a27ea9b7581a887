package com.mailflatrate.web.audience;

import com.mailflatrate.account.Audit;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.audience.Contact;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.optin.ContactEdits;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.FormInput;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Two contacts that are one person. */
@Controller
@RequestMapping("/contacts/{id}/merge")
class MergePages {

    private final Contacts contacts;
    private final ContactEdits edits;
    private final Audit audit;

    MergePages(Contacts contacts, ContactEdits edits, Audit audit) {
        this.contacts = contacts;
        this.edits = edits;
        this.audit = audit;
    }

    @GetMapping
    String ask(SignedIn me, Model model, @PathVariable String id) {
        Contact contact = contact(me.accountOr404(), id);
        Access.require(me, "contacts:write");
        return form(model, contact, FormInput.empty());
    }

    @PostMapping
    String merge(
            SignedIn me,
            Model model,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String other) {
        AccountId account = me.accountOr404();
        Contact contact = contact(account, id);
        Access.require(me, "contacts:write");
        Outcome<Contact> done =
                EmailAddress.parse(other.strip())
                        .flatMap(address -> contacts.byEmail(account, address))
                        .map(found -> merge(me, contact, found.id()))
                        .orElseGet(() -> Outcome.refused(Reason.field(Code.NOT_FOUND, "other")));
        if (!done.isDone()) {
            response.setStatus(422);
            return form(model, contact, new FormInput(Map.of("other", other), done.reasons()));
        }
        Flash.ok(response, shell.text("contacts.merged"));
        return "redirect:/contacts/" + contact.id();
    }

    private Outcome<Contact> merge(SignedIn me, Contact contact, ContactId other) {
        AccountId account = me.accountOr404();
        return audit.traced(
                account,
                me.actor(),
                () -> edits.merge(account, contact.id(), other, me.actor()),
                merged ->
                        new Audit.Trace(
                                "contact.merged",
                                contact.id().toString(),
                                Map.of("other", other.toString())));
    }

    private static String form(Model model, Contact contact, FormInput form) {
        model.addAttribute("contact", contact);
        model.addAttribute("form", form);
        return "audience/contact-merge";
    }

    private Contact contact(AccountId account, String id) {
        return ContactId.parse(id)
                .flatMap(known -> contacts.find(account, known))
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }
}
