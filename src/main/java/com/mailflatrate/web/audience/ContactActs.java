package com.mailflatrate.web.audience;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.audience.Contact;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.audience.Correction;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.audience.detail.Fields;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.optin.Claim;
import com.mailflatrate.optin.ContactEdits;
import com.mailflatrate.optin.DoubleOptIn;
import com.mailflatrate.policy.IntakePath;
import com.mailflatrate.privacy.request.Request;
import com.mailflatrate.privacy.request.Requests;
import com.mailflatrate.standing.WhileStopped;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.FormInput;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is done to contacts by hand: sign one up, change its fields, erase it. */
@Controller
@RequestMapping("/contacts")
class ContactActs {

    private static final String FIELD = "field.";
    private static final int MOST_LISTS = 200;

    private final Lists lists;
    private final Contacts contacts;
    private final DoubleOptIn doubleOptIn;
    private final ContactEdits edits;
    private final Fields definitions;
    private final Requests requests;

    ContactActs(
            Lists lists,
            Contacts contacts,
            DoubleOptIn doubleOptIn,
            ContactEdits edits,
            Fields definitions,
            Requests requests) {
        this.lists = lists;
        this.contacts = contacts;
        this.doubleOptIn = doubleOptIn;
        this.edits = edits;
        this.definitions = definitions;
        this.requests = requests;
    }

    @GetMapping("/new")
    String form(SignedIn me, Model model, @RequestParam(defaultValue = "") String list) {
        AccountId account = me.accountOr404();
        Access.require(me, "contacts:write");
        return form(account, model, FormInput.of(Map.of("list", list)));
    }

    @PostMapping
    String register(
            SignedIn me,
            Model model,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @RequestParam Map<String, String> typed) {
        AccountId account = me.accountOr404();
        Access.require(me, "contacts:write");
        ListId list =
                ListId.parse(typed.getOrDefault("list", ""))
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        var request =
                new DoubleOptIn.Request(
                        typed.getOrDefault("email", ""), fields(typed), Claim.none(), null, null);
        Outcome<ContactId> done =
                doubleOptIn.request(account, list, request, IntakePath.API, me.actor());
        if (!done.isDone()) {
            response.setStatus(422);
            return form(account, model, new FormInput(typed, done.reasons()));
        }
        Flash.ok(response, shell.text("contacts.registered"));
        return "redirect:/contacts/" + done.orThrow();
    }

    @GetMapping("/{id}/edit")
    String edit(SignedIn me, Model model, @PathVariable String id) {
        AccountId account = me.accountOr404();
        Contact contact = contact(account, id);
        Access.require(me, "contacts:write");
        Map<String, String> shown = new HashMap<>();
        contact.fields().forEach((key, value) -> shown.put(FIELD + key, value));
        shown.put("email", contact.email().full());
        shown.put("tags", String.join(", ", contact.tags()));
        return edit(account, model, contact, FormInput.of(shown));
    }

    @PostMapping("/{id}")
    String change(
            SignedIn me,
            Model model,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @PathVariable String id,
            @RequestParam Map<String, String> typed) {
        AccountId account = me.accountOr404();
        Contact contact = contact(account, id);
        Access.require(me, "contacts:write");
        Map<String, String> fields = fields(typed);
        Outcome<Contact> done =
                edits.change(
                        account,
                        contact.id(),
                        new Correction(fields, typed.get("email"), tags(typed)),
                        me.actor());
        if (!done.isDone()) {
            response.setStatus(422);
            return edit(account, model, contact, new FormInput(typed, done.reasons()));
        }
        boolean moved = !done.orThrow().email().key().equals(contact.email().key());
        Flash.ok(response, shell.text(moved ? "contacts.moved" : "contacts.changed"));
        return "redirect:/contacts/" + contact.id();
    }

    @GetMapping("/{id}/erase")
    String askBeforeErasing(SignedIn me, Model model, @PathVariable String id) {
        AccountId account = me.accountOr404();
        Contact contact = contact(account, id);
        Access.require(me, "contacts:write");
        model.addAttribute("contact", contact);
        return "audience/contact-erase";
    }

    @WhileStopped
    @PostMapping("/{id}/erase")
    String erase(
            SignedIn me,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @PathVariable String id) {
        AccountId account = me.accountOr404();
        Contact contact = contact(account, id);
        Access.require(me, "contacts:write");
        Request request = requests.erase(account, contact.id(), me.actor()).orThrow();
        Flash.ok(response, shell.text("contacts.erased"));
        return "redirect:/privacy/" + request.id();
    }

    private String form(AccountId account, Model model, FormInput form) {
        model.addAttribute("lists", lists.page(account, new PageRequest(MOST_LISTS, null)).items());
        model.addAttribute("form", form);
        return "audience/contact-new";
    }

    private String edit(AccountId account, Model model, Contact contact, FormInput form) {
        model.addAttribute("contact", contact);
        model.addAttribute("inputs", FieldInput.all(definitions.all(account), contact.fields()));
        model.addAttribute("form", form);
        return "audience/contact-edit";
    }

    private Contact contact(AccountId account, String id) {
        return ContactId.parse(id)
                .flatMap(known -> contacts.find(account, known))
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }

    private static @Nullable List<String> tags(Map<String, String> typed) {
        String tags = typed.get("tags");
        return tags == null
                ? null
                : Arrays.stream(tags.split(",", -1)).filter(tag -> !tag.isBlank()).toList();
    }

    private static Map<String, String> fields(Map<String, String> typed) {
        Map<String, String> fields = new HashMap<>();
        typed.forEach(
                (name, value) -> {
                    if (name.startsWith(FIELD)) {
                        fields.put(name.substring(FIELD.length()), value.strip());
                    }
                });
        return fields;
    }
}
