package com.mailflatrate.web.takeout;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.doors.Client;
import com.mailflatrate.export.Exports;
import com.mailflatrate.export.Permit;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.privacy.takeout.Scope;
import com.mailflatrate.privacy.takeout.Takeout;
import com.mailflatrate.privacy.takeout.TakeoutFile;
import com.mailflatrate.privacy.takeout.Takeouts;
import com.mailflatrate.segments.Segments;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.FormInput;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A file of contacts is asked for, and fetched. */
@Controller
class TakeoutPages {

    private static final int MOST_LISTS = 200;

    private final Takeouts takeouts;
    private final TakeoutFile file;
    private final Exports exports;
    private final Lists lists;
    private final Segments segments;

    TakeoutPages(
            Takeouts takeouts, TakeoutFile file, Exports exports, Lists lists, Segments segments) {
        this.takeouts = takeouts;
        this.file = file;
        this.exports = exports;
        this.lists = lists;
        this.segments = segments;
    }

    @GetMapping("/contacts/export")
    String form(SignedIn me, Model model, @RequestParam(defaultValue = "everything:") String of) {
        AccountId account = me.accountOr404();
        allowed(me);
        return form(account, model, FormInput.of(Map.of("of", of)));
    }

    @PostMapping("/contacts/export")
    String ask(
            SignedIn me,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @RequestParam Map<String, String> typed) {
        AccountId account = me.accountOr404();
        allowed(me);
        String of = typed.getOrDefault("of", "");
        int split = Math.max(of.indexOf(':'), 0);
        Scope scope =
                Scope.of(of.substring(0, split))
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        UUID subject = Ids.uuid(of.substring(split + 1)).orElse(null);
        Outcome<Permit> asked =
                takeouts.ask(
                        me,
                        scope,
                        subject,
                        shell.text("takeout.everything"),
                        typed.get("reason"),
                        Client.of(request));
        if (!asked.isDone()) {
            if (asked.reasons().getFirst().field() == null) {
                asked.orThrow();
            }
            response.setStatus(422);
            return form(account, model, new FormInput(typed, asked.reasons()));
        }
        boolean waits = asked.orThrow().waits(shell.now());
        Flash.ok(response, shell.text(waits ? "takeout.waits" : "takeout.ready"));
        return "redirect:/account/exports";
    }

    @PostMapping("/account/exports/{id}/file")
    void fetch(SignedIn me, HttpServletResponse response, @PathVariable String id)
            throws IOException {
        AccountId account = me.accountOr404();
        Takeout takeout =
                Ids.uuid(id)
                        .flatMap(permit -> takeouts.find(account, permit))
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Permit permit = exports.fetch(me, takeout.permit()).orThrow();
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"contacts.csv\"");
        response.setHeader("Cache-Control", "no-store");
        file.write(account, takeout, permit, response.getOutputStream());
    }

    private String form(AccountId account, Model model, FormInput form) {
        model.addAttribute("lists", lists.page(account, new PageRequest(MOST_LISTS, null)).items());
        model.addAttribute("segments", segments.all(account));
        model.addAttribute("form", form);
        return "takeout/ask";
    }

    private static void allowed(SignedIn me) {
        if (!me.may("contacts:export")) {
            throw new RefusedException(Code.NOT_ALLOWED);
        }
    }
}
