package com.mailflatrate.web.segments;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.doors.Access;
import com.mailflatrate.export.ShowsContacts;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.segments.Clause;
import com.mailflatrate.segments.Preview;
import com.mailflatrate.segments.Rule;
import com.mailflatrate.segments.Segment;
import com.mailflatrate.segments.Segments;
import com.mailflatrate.standing.WhileStopped;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.FormInput;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
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

/** A condition is put together, counted while it changes, and saved. */
@Controller
@RequestMapping("/segments")
class SegmentEditor {

    private final Segments segments;
    private final Contacts contacts;
    private final Choices choices;

    SegmentEditor(Segments segments, Contacts contacts, Choices choices) {
        this.segments = segments;
        this.contacts = contacts;
        this.choices = choices;
    }

    @GetMapping("/new")
    String form(SignedIn me, Model model, @ModelAttribute("shell") Shell shell) {
        AccountId account = me.accountOr404();
        Access.require(me, "contacts:write");
        return page(account, model, shell, null, FormInput.empty(), RuleForm.empty());
    }

    @GetMapping("/{id}/edit")
    String edit(
            SignedIn me,
            Model model,
            @ModelAttribute("shell") Shell shell,
            @PathVariable String id) {
        AccountId account = me.accountOr404();
        Segment segment = segment(account, id);
        Access.require(me, "contacts:write");
        RuleForm rules =
                RuleForm.of(segment.rule())
                        .orElseThrow(() -> new RefusedException(Code.WRONG_STATE));
        return page(
                account,
                model,
                shell,
                segment,
                FormInput.of(Map.of("name", segment.name())),
                rules);
    }

    /** The number beside the form, asked for while it changes. */
    @WhileStopped
    @PostMapping("/count")
    @ShowsContacts
    String count(
            SignedIn me,
            Model model,
            @ModelAttribute("shell") Shell shell,
            @RequestParam Map<String, String> typed) {
        AccountId account = me.accountOr404();
        Access.require(me, "contacts:read");
        preview(account, model, rules(account, shell, typed));
        return "segments/count";
    }

    @PostMapping
    String create(
            SignedIn me,
            Model model,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @RequestParam Map<String, String> typed) {
        AccountId account = me.accountOr404();
        Access.require(me, "contacts:write");
        Segment.Kind kind =
                typed.containsKey("snapshot") ? Segment.Kind.SNAPSHOT : Segment.Kind.LIVE;
        RuleForm rules = rules(account, shell, typed);
        if (typed.containsKey("more")) {
            return page(account, model, shell, null, FormInput.of(typed), rules.open());
        }
        Outcome<Segment> made =
                rules.rule()
                        .flatMap(
                                rule ->
                                        segments.create(
                                                account,
                                                typed.getOrDefault("name", ""),
                                                rule,
                                                kind,
                                                me.actor()));
        if (!made.isDone()) {
            response.setStatus(422);
            return page(
                    account,
                    model,
                    shell,
                    null,
                    new FormInput(typed, made.reasons()),
                    rules.open());
        }
        Flash.ok(response, shell.text("segments.saved"));
        return "redirect:/segments/" + made.orThrow().id();
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
        Segment segment = segment(account, id);
        Access.require(me, "contacts:write");
        RuleForm rules = rules(account, shell, typed);
        if (typed.containsKey("more")) {
            return page(account, model, shell, segment, FormInput.of(typed), rules.open());
        }
        String name = typed.getOrDefault("name", "");
        Outcome<Segment> done =
                (segment.kind() == Segment.Kind.SNAPSHOT
                                ? Outcome.done(segment.rule())
                                : rules.rule())
                        .flatMap(
                                rule ->
                                        segments.change(
                                                account, segment.id(), name, rule, me.actor()));
        if (!done.isDone()) {
            response.setStatus(422);
            FormInput form = new FormInput(typed, done.reasons());
            return page(account, model, shell, segment, form, rules.open());
        }
        Flash.ok(response, shell.text("segments.saved"));
        return "redirect:/segments/" + segment.id();
    }

    private String page(
            AccountId account,
            Model model,
            Shell shell,
            @Nullable Segment segment,
            FormInput form,
            RuleForm rules) {
        model.addAttribute("segment", segment);
        model.addAttribute("form", form);
        model.addAttribute("rules", rules);
        List<Choice> all = choices.of(account, shell);
        model.addAttribute("choices", all);
        model.addAttribute("values", new RuleValues(shell, all));
        model.addAttribute("clauses", Arrays.asList(Clause.values()));
        preview(account, model, rules.filled());
        return "segments/edit";
    }

    private RuleForm rules(AccountId account, Shell shell, Map<String, String> typed) {
        return RuleForm.of(new RuleValues(shell, choices.of(account, shell)), typed);
    }

    private void preview(AccountId account, Model model, RuleForm rules) {
        Outcome<Rule> rule = rules.rule();
        Outcome<Preview> found = rule.flatMap(one -> segments.preview(account, one));
        Preview preview = found.isDone() ? found.orThrow() : null;
        model.addAttribute("preview", preview);
        model.addAttribute("wrong", !rules.groups().isEmpty() && preview == null);
        model.addAttribute(
                "sample",
                preview == null
                        ? List.of()
                        : contacts.fieldsOf(account, preview.sample()).values().stream()
                                .map(fields -> fields.getOrDefault("email", ""))
                                .sorted()
                                .toList());
    }

    private Segment segment(AccountId account, String id) {
        return ListId.parse(id)
                .flatMap(known -> segments.find(account, known.value()))
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }
}
