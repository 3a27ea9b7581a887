package com.mailflatrate.web.start;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.imports.waitingroom.WaitingRoom;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.standing.WhileStopped;
import com.mailflatrate.vetting.Applications;
import com.mailflatrate.vetting.Suspensions;
import com.mailflatrate.vetting.Vetting;
import com.mailflatrate.vetting.talk.Conversations;
import com.mailflatrate.vetting.talk.Note;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Where somebody stands on the way to the first campaign. */
@Controller
class StartController {

    private final Steps steps;
    private final Vetting vetting;
    private final Conversations talk;
    private final Applications applications;
    private final Days days;
    private final WaitingRoom room;
    private final Suspensions suspensions;

    StartController(
            Steps steps,
            Vetting vetting,
            Conversations talk,
            Applications applications,
            Days days,
            WaitingRoom room,
            Suspensions suspensions) {
        this.steps = steps;
        this.vetting = vetting;
        this.talk = talk;
        this.applications = applications;
        this.days = days;
        this.room = room;
        this.suspensions = suspensions;
    }

    @GetMapping("/start")
    String start(SignedIn me, Model model) {
        if (me.staff()) {
            return "redirect:/";
        }
        AccountId account = me.accountOr404();
        Steps.Way way = steps.of(account);
        model.addAttribute("place", Lanes.engine(() -> vetting.place(account)));
        model.addAttribute("notes", talk.of(account));
        model.addAttribute("stop", suspensions.statement(account));
        if (way.isWalked()) {
            model.addAttribute("today", days.of(account));
            model.addAttribute("review", way.review());
            return "start/later";
        }
        model.addAttribute("health", days.health(account));
        model.addAttribute("steps", way.steps());
        model.addAttribute("done", way.done());
        model.addAttribute("mayLeaveFile", room.waits(account));
        model.addAttribute("file", room.of(account));
        return "start/start";
    }

    @WhileStopped
    @PostMapping("/start/answer")
    String answer(
            SignedIn me,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            @ModelAttribute("shell") Shell shell,
            HttpServletResponse response)
            throws IOException {
        AccountId account = me.accountOr404();
        Outcome<Note> said =
                AnswerPapers.of(files == null ? List.of() : files)
                        .flatMap(papers -> talk.answer(account, text, papers, me));
        tell(said, shell.text("start.answered"), shell, response);
        return "redirect:/start";
    }

    @WhileStopped
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
