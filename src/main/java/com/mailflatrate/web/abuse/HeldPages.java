package com.mailflatrate.web.abuse;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.campaign.Mailing;
import com.mailflatrate.campaign.held.HeldMailing;
import com.mailflatrate.campaign.held.HeldMailings;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.MailingId;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /operator/held}: what stands still, one of it with its figures, and letting it go on. */
@Controller
@RequestMapping("/operator/held")
class HeldPages {

    private static final int ROWS = 50;

    private final HeldMailings held;

    HeldPages(HeldMailings held) {
        this.held = held;
    }

    @GetMapping
    String list(SignedIn me, @RequestParam(required = false) @Nullable String cursor, Model model) {
        Access.requireStaff(me, HeldMailings.SCOPE);
        model.addAttribute("held", held.page(new PageRequest(ROWS, cursor)));
        return "abuse/held";
    }

    @GetMapping("/{id}")
    String one(SignedIn me, @PathVariable MailingId id, Model model) {
        return one(me, id, FormInput.of(Map.of()), model);
    }

    @PostMapping("/{id}/release")
    String release(
            SignedIn me,
            @PathVariable MailingId id,
            @RequestParam(defaultValue = "") String note,
            @ModelAttribute("shell") Shell shell,
            HttpServletResponse response,
            Model model) {
        Access.requireStaff(me, HeldMailings.SCOPE);
        return switch (held.release(id, note, me)) {
            case Outcome.Done<Mailing>(Mailing released) -> {
                Flash.ok(response, shell.text("held.released", released.subject()));
                yield "redirect:/operator/held";
            }
            case Outcome.Refused<Mailing>(List<Reason> reasons)
                    when reasons.getFirst().code() == Code.WRONG_STATE -> {
                Flash.ok(response, shell.text("held.over"));
                yield "redirect:/operator/held";
            }
            case Outcome.Refused<Mailing>(List<Reason> reasons) -> {
                response.setStatus(reasons.getFirst().code().kind().status());
                yield one(me, id, new FormInput(Map.of("note", note), reasons), model);
            }
        };
    }

    private String one(SignedIn me, MailingId id, FormInput form, Model model) {
        Access.requireStaff(me, HeldMailings.SCOPE);
        HeldMailing found = held.find(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        model.addAttribute("one", found);
        model.addAttribute("form", form);
        return "abuse/held-one";
    }
}
