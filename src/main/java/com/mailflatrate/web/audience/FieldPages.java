package com.mailflatrate.web.audience;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.audience.detail.Field;
import com.mailflatrate.audience.detail.FieldType;
import com.mailflatrate.audience.detail.Fields;
import com.mailflatrate.audience.detail.Tags;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.FormInput;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The fields of contacts with their types, and the tags in use. */
@Controller
@RequestMapping("/contacts/fields")
class FieldPages {

    private final Fields fields;
    private final Tags tags;

    FieldPages(Fields fields, Tags tags) {
        this.fields = fields;
        this.tags = tags;
    }

    @GetMapping
    String all(SignedIn me, Model model) {
        AccountId account = me.accountOr404();
        Access.require(me, "contacts:read");
        return page(account, me, model, FormInput.of(Map.of("type", "text")));
    }

    @PostMapping
    String define(
            SignedIn me,
            Model model,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @RequestParam Map<String, String> typed) {
        AccountId account = me.accountOr404();
        Access.require(me, "contacts:write");
        FormInput form = FormInput.of(typed);
        List<String> choices =
                form.value("choices")
                        .lines()
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList();
        FieldType type = FieldType.of(form.value("type")).orElse(FieldType.TEXT);
        Outcome<Field> made =
                fields.define(
                        account,
                        new Field(
                                form.value("key").strip(),
                                form.value("label").strip(),
                                type,
                                type == FieldType.CHOICE ? choices : List.of()));
        if (!made.isDone()) {
            response.setStatus(422);
            return page(account, me, model, new FormInput(typed, made.reasons()));
        }
        Flash.ok(response, shell.text("fields.made"));
        return "redirect:/contacts/fields";
    }

    @PostMapping("/{field}/drop")
    String drop(
            SignedIn me,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @PathVariable String field) {
        AccountId account = me.accountOr404();
        if (fields.find(account, field).isEmpty()) {
            throw new RefusedException(Code.NOT_FOUND);
        }
        Access.require(me, "contacts:write");
        fields.drop(account, field);
        Flash.ok(response, shell.text("fields.dropped"));
        return "redirect:/contacts/fields";
    }

    private String page(AccountId account, SignedIn me, Model model, FormInput form) {
        model.addAttribute("fields", fields.all(account));
        model.addAttribute("tags", tags.all(account));
        model.addAttribute("types", Arrays.asList(FieldType.values()));
        model.addAttribute("mayChange", me.may("contacts:write"));
        model.addAttribute("form", form);
        return "audience/fields";
    }
}
