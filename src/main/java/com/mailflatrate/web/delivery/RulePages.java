package com.mailflatrate.web.delivery;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.health.RuleReader;
import com.mailflatrate.health.RuleTable;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.measures.SiteRule;
import com.mailflatrate.measures.SiteRules;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.FormInput;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
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

/** {@code /operator/delivery/rules}: which words of the other side make us do what. */
@Controller
@RequestMapping("/operator/delivery/rules")
class RulePages {

    private static final int ROWS = 25;
    private static final Map<String, String> USUAL =
            Map.of("replies", "any", "times", "3", "within", "10", "action", "leave-site");

    private final RuleTable rules;

    RulePages(RuleTable rules) {
        this.rules = rules;
    }

    @GetMapping
    String list(SignedIn me, @RequestParam(required = false) @Nullable String cursor, Model model) {
        Access.requireStaff(me, RuleTable.SCOPE);
        return page(cursor, FormInput.of(USUAL), model);
    }

    @PostMapping
    String add(
            SignedIn me,
            @RequestParam Map<String, String> typed,
            @ModelAttribute("shell") Shell shell,
            HttpServletResponse response,
            Model model) {
        Access.requireStaff(me, RuleTable.SCOPE);
        Outcome<SiteRule> added =
                RuleReader.read(inMinutes(typed)).flatMap(terms -> rules.add(terms, me));
        if (!added.isDone()) {
            response.setStatus(added.reasons().getFirst().code().kind().status());
            return page(null, new FormInput(typed, added.reasons()), model);
        }
        Flash.ok(response, shell.text("rules.added"));
        return "redirect:/operator/delivery/rules";
    }

    @PostMapping("/{id}/end")
    String end(
            SignedIn me,
            @PathVariable String id,
            @ModelAttribute("shell") Shell shell,
            HttpServletResponse response) {
        Access.requireStaff(me, RuleTable.SCOPE);
        UUID rule = Ids.uuid(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Outcome<SiteRule> ended = rules.end(rule, me);
        boolean over = !ended.isDone() && ended.reasons().getFirst().code() == Code.WRONG_STATE;
        if (!over) {
            ended.orThrow();
        }
        Flash.ok(response, shell.text(over ? "rules.endedBefore" : "rules.ended"));
        return "redirect:/operator/delivery/rules";
    }

    /** People give minutes. */
    private static Map<String, String> inMinutes(Map<String, String> typed) {
        Map<String, String> read = new HashMap<>(typed);
        for (String field : new String[] {"within", "lasts"}) {
            String minutes = typed.getOrDefault(field, "").strip();
            if (!minutes.isEmpty()) {
                read.put(field, "PT" + minutes + "M");
            }
        }
        return read;
    }

    private String page(@Nullable String cursor, FormInput form, Model model) {
        model.addAttribute("page", rules.page(new PageRequest(ROWS, cursor)));
        model.addAttribute("standing", SiteRules.standing());
        model.addAttribute("first", cursor == null);
        model.addAttribute("form", form);
        return "delivery/rules";
    }
}
