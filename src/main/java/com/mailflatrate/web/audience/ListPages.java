package com.mailflatrate.web.audience;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.audience.ListDraft;
import com.mailflatrate.audience.ListSummary;
import com.mailflatrate.audience.ListSummary.Frequency;
import com.mailflatrate.audience.ListSummary.Per;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.doors.Access;
import com.mailflatrate.imports.Imports;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.FormInput;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
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

/** Lists: all of them, a new one, one of them. */
@Controller
@RequestMapping("/lists")
class ListPages {

    private static final int PER_PAGE = 50;

    private final Lists lists;
    private final Imports imports;

    ListPages(Lists lists, Imports imports) {
        this.lists = lists;
        this.imports = imports;
    }

    @GetMapping
    String all(SignedIn me, Model model, @RequestParam(required = false) @Nullable String cursor) {
        AccountId account = me.accountOr404();
        Access.require(me, "lists:read");
        model.addAttribute("lists", lists.page(account, new PageRequest(PER_PAGE, cursor)));
        return "audience/lists";
    }

    @GetMapping("/new")
    String form(SignedIn me, Model model) {
        me.accountOr404();
        Access.require(me, "lists:write");
        return form(model, FormInput.empty());
    }

    @PostMapping
    String create(
            SignedIn me,
            Model model,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @RequestParam Map<String, String> typed) {
        AccountId account = me.accountOr404();
        Access.require(me, "lists:write");
        FormInput form = FormInput.of(typed);
        Outcome<ListSummary> made =
                lists.create(
                        account,
                        new ListDraft(
                                form.value("name"),
                                form.value("description"),
                                frequency(form.value("max"), form.value("per"))),
                        me.actor());
        if (!made.isDone()) {
            response.setStatus(422);
            return form(model, new FormInput(typed, made.reasons()));
        }
        Flash.ok(response, shell.text("lists.made"));
        return "redirect:/lists/" + made.orThrow().id();
    }

    @GetMapping("/{id}")
    String one(SignedIn me, Model model, @PathVariable String id) {
        AccountId account = me.accountOr404();
        ListSummary list =
                ListId.parse(id)
                        .flatMap(known -> lists.find(account, known))
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Access.require(me, "lists:read");
        model.addAttribute("list", list);
        model.addAttribute("imports", imports.ofList(account, list.id()));
        return "audience/list";
    }

    private static String form(Model model, FormInput form) {
        model.addAttribute("form", form);
        return "audience/list-new";
    }

    /** A promise needs both halves; nonsense becomes a number that is refused. */
    private static @Nullable Frequency frequency(String max, String per) {
        for (Per unit : Per.values()) {
            if (unit.text().equals(per)) {
                return new Frequency(max.matches("\\d{1,3}") ? Integer.parseInt(max) : 0, unit);
            }
        }
        return null;
    }
}
