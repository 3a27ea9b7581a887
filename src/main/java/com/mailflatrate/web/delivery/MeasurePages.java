package com.mailflatrate.web.delivery;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.campaign.measured.SiteMeasure;
import com.mailflatrate.campaign.measured.SiteMeasures;
import com.mailflatrate.doors.Access;
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

/**
 * {@code /operator/delivery/measures}: what was done about sites, and ending it before its time.
 */
@Controller
@RequestMapping("/operator/delivery/measures")
class MeasurePages {

    private static final int ROWS = 25;

    private final SiteMeasures measures;

    MeasurePages(SiteMeasures measures) {
        this.measures = measures;
    }

    @GetMapping
    String list(SignedIn me, @RequestParam(required = false) @Nullable String cursor, Model model) {
        Access.requireStaff(me, SiteMeasures.SCOPE);
        model.addAttribute("page", measures.page(false, new PageRequest(ROWS, cursor)));
        model.addAttribute("first", cursor == null);
        return "delivery/measures";
    }

    @GetMapping("/{id}")
    String one(SignedIn me, @PathVariable String id, Model model) {
        return one(me, read(id), FormInput.empty(), model);
    }

    @PostMapping("/{id}/lift")
    String lift(
            SignedIn me,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String note,
            @ModelAttribute("shell") Shell shell,
            HttpServletResponse response,
            Model model) {
        Access.requireStaff(me, SiteMeasures.SCOPE);
        UUID measure = read(id);
        return switch (measures.lift(measure, note, me)) {
            case Outcome.Done<SiteMeasure>(SiteMeasure lifted) -> {
                Flash.ok(
                        response,
                        shell.text(
                                "measure.liftedNow", MeasureWords.where(shell, lifted.measure())));
                yield "redirect:/operator/delivery";
            }
            case Outcome.Refused<SiteMeasure>(List<Reason> reasons)
                    when reasons.getFirst().code() == Code.WRONG_STATE -> {
                Flash.ok(response, shell.text("measure.overAlready"));
                yield "redirect:/operator/delivery";
            }
            case Outcome.Refused<SiteMeasure>(List<Reason> reasons) -> {
                response.setStatus(reasons.getFirst().code().kind().status());
                yield one(me, measure, new FormInput(Map.of("note", note), reasons), model);
            }
        };
    }

    private String one(SignedIn me, UUID id, FormInput form, Model model) {
        Access.requireStaff(me, SiteMeasures.SCOPE);
        model.addAttribute(
                "one", measures.find(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND)));
        model.addAttribute("form", form);
        return "delivery/measure";
    }

    private static UUID read(String id) {
        return Ids.uuid(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }
}
