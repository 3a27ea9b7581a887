package com.mailflatrate.web.abuse;

import com.mailflatrate.abuse.proof.Opened;
import com.mailflatrate.abuse.proof.ProofDesk;
import com.mailflatrate.abuse.proof.Wish;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.export.ContactViews;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.FormInput;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
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

/** {@code /operator/blocked-proofs}: ask, agree and read. */
@Controller
@RequestMapping("/operator/blocked-proofs")
class BlockedProofPages {

    private static final int ROWS = 50;

    private final ProofDesk desk;
    private final ContactViews views;

    BlockedProofPages(ProofDesk desk, ContactViews views) {
        this.desk = desk;
        this.views = views;
    }

    @GetMapping
    String list(
            SignedIn me,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "") String account,
            Model model) {
        Access.requireStaff(me);
        return page(me, cursor, FormInput.of(Map.of("accountId", account)), model);
    }

    @PostMapping
    String ask(
            SignedIn me,
            @RequestParam(defaultValue = "") String accountId,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String reason,
            @ModelAttribute("shell") Shell shell,
            HttpServletResponse response,
            Model model) {
        Access.requireStaff(me);
        return switch (desk.ask(me, new Wish(accountId, email, reason))) {
            case Outcome.Done<Opened>(Opened asked) -> {
                Flash.ok(response, shell.text("blocked.asked"));
                yield "redirect:/operator/blocked-proofs/" + asked.opening().id();
            }
            case Outcome.Refused<Opened>(List<Reason> reasons) -> {
                response.setStatus(reasons.getFirst().code().kind().status());
                Map<String, String> typed =
                        Map.of("accountId", accountId, "email", email, "reason", reason);
                yield page(me, null, new FormInput(typed, reasons), model);
            }
        };
    }

    @GetMapping("/{id}")
    String one(SignedIn me, @PathVariable String id, Model model) {
        Access.requireStaff(me);
        Opened opened = desk.look(me, number(id)).orThrow();
        if (!opened.facts().isEmpty()) {
            views.seenByStaff(opened.opening().account(), me, true);
        }
        model.addAttribute("opened", opened);
        return "abuse/blocked-proof";
    }

    @PostMapping("/{id}/agreement")
    String agree(
            SignedIn me,
            @PathVariable String id,
            @ModelAttribute("shell") Shell shell,
            HttpServletResponse response) {
        Access.requireStaff(me);
        UUID opening = number(id);
        desk.agree(me, opening).orThrow();
        Flash.ok(response, shell.text("blocked.agreed"));
        return "redirect:/operator/blocked-proofs/" + opening;
    }

    private String page(SignedIn me, @Nullable String cursor, FormInput form, Model model) {
        model.addAttribute("wishes", desk.page(me, new PageRequest(ROWS, cursor)).orThrow());
        model.addAttribute("form", form);
        return "abuse/blocked-proofs";
    }

    private static UUID number(String id) {
        return Ids.uuid(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }
}
