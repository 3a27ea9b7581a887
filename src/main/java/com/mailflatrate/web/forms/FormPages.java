package com.mailflatrate.web.forms;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.Policies;
import com.mailflatrate.account.PolicyKind;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.audience.ListSummary;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.doors.Access;
import com.mailflatrate.doors.Client;
import com.mailflatrate.forms.Form;
import com.mailflatrate.forms.FormVersion;
import com.mailflatrate.forms.Forms;
import com.mailflatrate.forms.Funnel;
import com.mailflatrate.forms.Snippets;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.FormId;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.FormInput;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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

/** Sign-up forms: all of them, one with its versions, and the builder with the mail beside it. */
@Controller
@RequestMapping("/forms")
class FormPages {

    private static final int PER_PAGE = 50;
    private static final int MOST_LISTS = 200;

    private final Forms forms;
    private final Snippets snippets;
    private final Lists lists;
    private final Accounts accounts;
    private final Policies policies;

    FormPages(Forms forms, Snippets snippets, Lists lists, Accounts accounts, Policies policies) {
        this.forms = forms;
        this.snippets = snippets;
        this.lists = lists;
        this.accounts = accounts;
        this.policies = policies;
    }

    @GetMapping
    String all(SignedIn me, Model model, @RequestParam(required = false) @Nullable String cursor) {
        AccountId account = me.accountOr404();
        Access.require(me, "lists:read");
        model.addAttribute("forms", forms.page(account, new PageRequest(PER_PAGE, cursor)));
        model.addAttribute("funnels", forms.funnels(account));
        Map<ListId, String> names = new HashMap<>();
        lists(account).forEach(list -> names.put(list.id(), list.name()));
        model.addAttribute("names", names);
        return "forms/forms";
    }

    @GetMapping("/new")
    String fresh(
            SignedIn me,
            Model model,
            HttpServletRequest request,
            @ModelAttribute("shell") Shell shell,
            @RequestParam(defaultValue = "") String list) {
        AccountId account = me.accountOr404();
        Access.require(me, "lists:write");
        showRules(account, me, request);
        Account sender = accounts.find(account).orElseThrow();
        Map<String, String> values = new HashMap<>();
        values.put("list", list);
        values.put("language", sender.language().code());
        values.put("captcha", "altcha");
        values.put("consentText", SampleWording.of(sender, shell).in(sender.language()));
        return builder(account, null, FormInput.of(values), shell, model);
    }

    @PostMapping
    String create(
            SignedIn me,
            Model model,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @RequestParam Map<String, String> sent) {
        AccountId account = me.accountOr404();
        Access.require(me, "lists:write");
        Map<String, String> values = wording(account, shell).followed(sent);
        FormInput input = FormInput.of(values);
        ListId list =
                ListId.parse(input.value("list"))
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Outcome<Form> made = forms.create(account, list, DraftForm.draft(input), me.actor());
        return saved(account, null, made, values, shell, response, model);
    }

    @GetMapping("/{id}")
    String one(SignedIn me, Model model, @PathVariable String id) {
        AccountId account = me.accountOr404();
        Form form = form(account, id);
        Access.require(me, "lists:read");
        List<FormVersion> versions = forms.versions(account, form.id());
        model.addAttribute("form", form);
        model.addAttribute("listName", name(account, form.list()));
        model.addAttribute("versions", versions);
        model.addAttribute("talk", forms.talk(account, form.id()));
        model.addAttribute("hostedUrl", forms.hostedUrl(form));
        model.addAttribute("shortUrl", forms.shortUrl(form));
        model.addAttribute("embedHtml", snippets.html(form));
        model.addAttribute("embedScript", snippets.tag(form));
        model.addAttribute(
                "funnel", forms.funnels(account).getOrDefault(form.id(), Funnel.empty()));
        model.addAttribute(
                "mail", forms.sampleMail(account, form.list(), form.version().language()));
        return "forms/form";
    }

    @GetMapping("/{id}/edit")
    String edit(
            SignedIn me,
            Model model,
            HttpServletRequest request,
            @ModelAttribute("shell") Shell shell,
            @PathVariable String id) {
        AccountId account = me.accountOr404();
        Form form = form(account, id);
        Access.require(me, "lists:write");
        showRules(account, me, request);
        return builder(account, form, DraftForm.of(form.version()), shell, model);
    }

    @PostMapping("/{id}")
    String change(
            SignedIn me,
            Model model,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @PathVariable String id,
            @RequestParam Map<String, String> sent) {
        AccountId account = me.accountOr404();
        Form form = form(account, id);
        Access.require(me, "lists:write");
        Map<String, String> values = wording(account, shell).followed(sent);
        Outcome<Form> changed =
                forms.change(account, form.id(), DraftForm.draft(FormInput.of(values)), me.actor());
        return saved(account, form, changed, values, shell, response, model);
    }

    @PostMapping("/{id}/answers")
    String answer(
            SignedIn me,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String note) {
        AccountId account = me.accountOr404();
        Form form = form(account, id);
        Access.require(me, "lists:write");
        Outcome<Form> said = forms.answer(account, form.id(), note, me.actor());
        if (!said.isDone()) {
            Flash.bad(response, shell.text(said.reasons().getFirst()));
        }
        return "redirect:/forms/" + form.id();
    }

    private void showRules(AccountId account, SignedIn me, HttpServletRequest request) {
        policies.logShowing(PolicyKind.ANTI_SPAM, "form", account, me.user(), Client.of(request));
    }

    private String saved(
            AccountId account,
            @Nullable Form before,
            Outcome<Form> outcome,
            Map<String, String> values,
            Shell shell,
            HttpServletResponse response,
            Model model) {
        if (!outcome.isDone()) {
            response.setStatus(outcome.reasons().getFirst().code().kind().status());
            return builder(account, before, new FormInput(values, outcome.reasons()), shell, model);
        }
        Form form = outcome.orThrow();
        Flash.ok(
                response,
                shell.text(
                        form.state() == Form.State.PUBLIC
                                ? "forms.savedPublic"
                                : "forms.savedReview"));
        return "redirect:/forms/" + form.id();
    }

    private String builder(
            AccountId account, @Nullable Form form, FormInput input, Shell shell, Model model) {
        List<ListSummary> all = lists(account);
        ListId list =
                form != null
                        ? form.list()
                        : ListId.parse(input.value("list"))
                                .or(() -> all.stream().map(ListSummary::id).findFirst())
                                .orElse(null);
        Language language = input.has("language", "en") ? Language.EN : Language.DE;
        model.addAttribute("form", form);
        model.addAttribute("input", input);
        model.addAttribute("wording", wording(account, shell));
        model.addAttribute("lists", all);
        model.addAttribute("rows", DraftForm.ROWS);
        model.addAttribute("mail", list == null ? null : forms.sampleMail(account, list, language));
        return "forms/edit";
    }

    private SampleWording wording(AccountId account, Shell shell) {
        return SampleWording.of(accounts.find(account).orElseThrow(), shell);
    }

    private List<ListSummary> lists(AccountId account) {
        return lists.page(account, new PageRequest(MOST_LISTS, null)).items();
    }

    private String name(AccountId account, ListId list) {
        return lists.name(account, list).orElse("");
    }

    private Form form(AccountId account, String id) {
        return FormId.parse(id)
                .flatMap(known -> forms.find(account, known))
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }
}
