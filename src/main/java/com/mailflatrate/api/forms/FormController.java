package com.mailflatrate.api.forms;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.doors.Access;
import com.mailflatrate.forms.Form;
import com.mailflatrate.forms.Forms;
import com.mailflatrate.forms.Funnel;
import com.mailflatrate.forms.Snippets;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.FormId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sign-up forms. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Forms")
class FormController {

    private final Forms forms;
    private final Snippets snippets;
    private final Lists lists;

    FormController(Forms forms, Snippets snippets, Lists lists) {
        this.forms = forms;
        this.snippets = snippets;
        this.lists = lists;
    }

    /** An answer to a reviewer's question. */
    record AnswerBody(@Nullable String note) {}

    @PostMapping("/lists/{id}/forms")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary =
                    "A new form; an account's first waits for a person, later ones when a rule flags them")
    FormView create(SignedIn me, @PathVariable String id, @RequestBody FormBody body) {
        AccountId account = me.accountOr404();
        ListId list = list(account, id);
        Access.require(me, "lists:write");
        Form form = forms.create(account, list, body.draft(), me.actor()).orThrow();
        return view(form, null);
    }

    @PutMapping("/forms/{id}")
    @Operation(summary = "Another wording: a new version; older consents stay with theirs")
    FormView change(SignedIn me, @PathVariable String id, @RequestBody FormBody body) {
        AccountId account = me.accountOr404();
        Form form = form(account, id);
        Access.require(me, "lists:write");
        return view(forms.change(account, form.id(), body.draft(), me.actor()).orThrow(), null);
    }

    @GetMapping("/forms")
    @Operation(summary = "Forms, the newest first")
    Page<FormView> page(SignedIn me, PageRequest paging) {
        AccountId account = me.accountOr404();
        Access.require(me, "lists:read");
        Map<FormId, Funnel> funnels = forms.funnels(account);
        return forms.page(account, paging).map(form -> view(form, funnels.get(form.id())));
    }

    @GetMapping("/lists/{id}/forms")
    @Operation(summary = "The forms of a list, the newest first")
    Page<FormView> ofList(SignedIn me, @PathVariable String id, PageRequest paging) {
        AccountId account = me.accountOr404();
        ListId list = list(account, id);
        Access.require(me, "lists:read");
        Map<FormId, Funnel> funnels = forms.funnels(account);
        return Page.part(forms.ofList(account, list), paging)
                .map(form -> view(form, funnels.get(form.id())));
    }

    @GetMapping("/forms/{id}")
    @Operation(summary = "One form with its newest version")
    FormView find(SignedIn me, @PathVariable String id) {
        AccountId account = me.accountOr404();
        Form form = form(account, id);
        Access.require(me, "lists:read");
        return view(form, forms.funnels(account).getOrDefault(form.id(), Funnel.empty()));
    }

    @GetMapping("/forms/{id}/versions")
    @Operation(summary = "Every wording visitors were ever shown, the newest first")
    Page<VersionView> versions(SignedIn me, @PathVariable String id, PageRequest paging) {
        AccountId account = me.accountOr404();
        Form form = form(account, id);
        Access.require(me, "lists:read");
        return Page.part(forms.versions(account, form.id()), paging).map(VersionView::of);
    }

    @PostMapping("/forms/{id}/answers")
    @Operation(summary = "Answer a reviewer's question")
    FormView answer(SignedIn me, @PathVariable String id, @RequestBody AnswerBody body) {
        AccountId account = me.accountOr404();
        Form form = form(account, id);
        Access.require(me, "lists:write");
        String note = body.note() == null ? "" : body.note();
        return view(forms.answer(account, form.id(), note, me.actor()).orThrow(), null);
    }

    private FormView view(Form form, @Nullable Funnel funnel) {
        return FormView.of(form, forms, snippets, funnel);
    }

    private ListId list(AccountId account, String id) {
        return ListId.parse(id)
                .filter(known -> lists.name(account, known).isPresent())
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }

    private Form form(AccountId account, String id) {
        return FormId.parse(id)
                .flatMap(known -> forms.find(account, known))
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }
}
