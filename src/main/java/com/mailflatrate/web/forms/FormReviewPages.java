package com.mailflatrate.web.forms;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.forms.Form;
import com.mailflatrate.forms.FormRemark;
import com.mailflatrate.forms.FormReviews;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.FormId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Forms that wait for a person: the queue, the wording and the decision on one screen. */
@Controller
@RequestMapping("/operator/forms")
class FormReviewPages {

    private final FormReviews reviews;

    FormReviewPages(FormReviews reviews) {
        this.reviews = reviews;
    }

    @GetMapping
    String queue(SignedIn me, Model model) {
        staff(me);
        List<FormReviews.Facts> queue = reviews.queue();
        return page(model, queue, queue.isEmpty() ? null : queue.getFirst());
    }

    @GetMapping("/{id}")
    String one(SignedIn me, Model model, @PathVariable String id) {
        staff(me);
        FormReviews.Facts facts =
                FormId.parse(id)
                        .flatMap(reviews::facts)
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        return page(model, reviews.queue(), facts);
    }

    @PostMapping("/{id}/decision")
    String decide(
            SignedIn me,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String note) {
        staff(me);
        FormId form = FormId.parse(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Optional<FormRemark.Kind> kind = FormRemark.Kind.decision(decision);
        if (kind.isEmpty()) {
            Flash.bad(response, shell.text("formreview.choose"));
            return "redirect:/operator/forms/" + form;
        }
        Outcome<Form> done = reviews.decide(form, kind.get(), note, me);
        if (!done.isDone()) {
            Flash.bad(response, shell.text(done.reasons().getFirst()));
            return "redirect:/operator/forms/" + form;
        }
        Flash.ok(response, shell.text("formreview.done." + decision));
        return "redirect:/operator/forms";
    }

    private static String page(
            Model model, List<FormReviews.Facts> queue, FormReviews.@Nullable Facts facts) {
        model.addAttribute("queue", queue);
        model.addAttribute("facts", facts);
        return "forms/review";
    }

    private static void staff(SignedIn me) {
        Access.requireStaff(me, "operator:forms");
    }
}
