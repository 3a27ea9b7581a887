package com.mailflatrate.web.start;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.imports.waitingroom.WaitingRoom;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.vetting.Applicant;
import com.mailflatrate.vetting.Applications;
import com.mailflatrate.vetting.Vetting;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where somebody stands on the way to the first campaign. */
@Controller
class StartController {

    private final Steps steps;
    private final Vetting vetting;
    private final Applications applications;
    private final Days days;
    private final WaitingRoom room;

    StartController(
            Steps steps, Vetting vetting, Applications applications, Days days, WaitingRoom room) {
        this.steps = steps;
        this.vetting = vetting;
        this.applications = applications;
        this.days = days;
        this.room = room;
    }

    @GetMapping("/start")
    String start(SignedIn me, Model model) {
        if (me.staff()) {
            return "redirect:/";
        }
        AccountId account = me.accountOr404();
        List<Step> all = steps.of(account);
        if (all.stream().allMatch(Step::done)) {
            model.addAttribute("today", days.of(account));
            return "start/later";
        }
        model.addAttribute("health", days.health(account));
        model.addAttribute("place", Lanes.engine(() -> vetting.place(account)));
        model.addAttribute("steps", all);
        model.addAttribute("done", all.stream().filter(Step::done).count());
        model.addAttribute("notes", vetting.notes(account));
        model.addAttribute("mayLeaveFile", room.waits(account));
        model.addAttribute("file", room.of(account));
        return "start/start";
    }

    @PostMapping("/start/answer")
    String answer(
            SignedIn me,
            @RequestParam(defaultValue = "") String text,
            @ModelAttribute("shell") Shell shell,
            HttpServletResponse response) {
        Outcome<Applicant.Note> said = vetting.answer(me.accountOr404(), text, me);
        tell(said, shell.text("start.answered"), shell, response);
        return "redirect:/start";
    }

    @PostMapping("/start/address-letter")
    String resend(SignedIn me, @ModelAttribute("shell") Shell shell, HttpServletResponse response) {
        AccountId account = me.accountOr404();
        Outcome<AccountId> sent = Lanes.engine(() -> applications.resend(account));
        tell(sent, shell.text("start.letterSent"), shell, response);
        return "redirect:/start";
    }

    private static void tell(
            Outcome<?> outcome, String done, Shell shell, HttpServletResponse response) {
        if (outcome.isDone()) {
            Flash.ok(response, done);
        } else {
            Reason reason = outcome.reasons().getFirst();
            Flash.bad(response, shell.text(reason));
        }
    }
}
