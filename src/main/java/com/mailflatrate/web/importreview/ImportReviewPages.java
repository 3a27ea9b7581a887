package com.mailflatrate.web.importreview;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.doors.Downloads;
import com.mailflatrate.export.ContactViews;
import com.mailflatrate.imports.Import;
import com.mailflatrate.imports.Remark;
import com.mailflatrate.imports.ReviewFacts;
import com.mailflatrate.imports.Reviews;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Imports that wait for a person: the queue, the facts and the decision on one screen. */
@Controller
@RequestMapping("/operator/imports")
class ImportReviewPages {

    private final Reviews reviews;

    private final ContactViews views;

    ImportReviewPages(Reviews reviews, ContactViews views) {
        this.views = views;
        this.reviews = reviews;
    }

    @GetMapping
    String queue(SignedIn me, Model model) {
        staff(me);
        List<Reviews.Waiting> queue = reviews.queue();
        return page(me, model, queue, queue.isEmpty() ? null : queue.getFirst().batch().id());
    }

    @GetMapping("/{id}")
    String one(SignedIn me, Model model, @PathVariable String id) {
        staff(me);
        ImportId batch = ImportId.parse(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        return page(me, model, reviews.queue(), batch);
    }

    @PostMapping("/{id}/decision")
    String decide(
            SignedIn me,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") Set<Long> seen) {
        staff(me);
        ImportId batch = ImportId.parse(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Remark.Kind kind =
                Arrays.stream(Remark.Kind.values())
                        .filter(one -> one.isDecision() && one.text().equals(decision))
                        .findFirst()
                        .orElse(null);
        if (kind == null) {
            Flash.bad(response, shell.text("importreview.choose"));
            return "redirect:/operator/imports/" + batch;
        }
        Outcome<Import> done = reviews.decide(batch, kind, note, seen, me);
        if (done.isDone()) {
            Flash.ok(
                    response,
                    shell.text("importreview.done." + kind.text(), done.orThrow().number()));
        } else {
            Flash.bad(response, shell.text(done.reasons().getFirst()));
        }
        return done.isDone() && kind != Remark.Kind.ASK
                ? "redirect:/operator/imports"
                : "redirect:/operator/imports/" + batch;
    }

    /** Holds a batch, lets it go, or says that somebody has looked. */
    @PostMapping("/{id}/{act:hold|release|look}")
    String turn(
            SignedIn me,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @PathVariable String id,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String note) {
        staff(me);
        ImportId batch = ImportId.parse(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Outcome<Import> done =
                reviews.turn(batch, Remark.Kind.valueOf(act.toUpperCase(Locale.ROOT)), note, me);
        if (done.isDone()) {
            Flash.ok(response, shell.text("importreview.done." + act, done.orThrow().number()));
        } else {
            Flash.bad(response, shell.text(done.reasons().getFirst()));
        }
        return "redirect:/operator/imports/" + batch;
    }

    /** Lets own customers of the account count as proof, or no more. */
    @PostMapping("/{id}/own-customers")
    String ownCustomers(
            SignedIn me,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(defaultValue = "") String note) {
        staff(me);
        ImportId batch = ImportId.parse(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Outcome<Import> done = reviews.ownCustomers(batch, open, note, me);
        if (done.isDone()) {
            Flash.ok(response, shell.text("importreview.done." + (open ? "open" : "close")));
        } else {
            Flash.bad(response, shell.text(done.reasons().getFirst()));
        }
        return "redirect:/operator/imports/" + batch;
    }

    /** The page on which somebody signed. */
    @GetMapping("/{id}/evidence/{page}")
    ResponseEntity<byte[]> evidence(SignedIn me, @PathVariable String id, @PathVariable int page) {
        staff(me);
        ImportId batch = ImportId.parse(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        reviews.facts(batch)
                .ifPresent(facts -> views.seenByStaff(facts.batch().account(), me, false));
        return reviews.page(batch, page)
                .map(file -> Downloads.of(file.type().mediaType(), "page-" + page, file.bytes()))
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }

    private String page(
            SignedIn me, Model model, List<Reviews.Waiting> queue, @Nullable ImportId chosen) {
        ReviewFacts facts =
                chosen == null
                        ? null
                        : reviews.facts(chosen)
                                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        if (facts != null) {
            views.seenByStaff(facts.batch().account(), me, false);
        }
        model.addAttribute("later", reviews.laterLooks());
        model.addAttribute("queue", queue);
        model.addAttribute("facts", facts);
        return "importreview/imports";
    }

    private static void staff(SignedIn me) {
        Access.requireStaff(me, "operator:imports");
    }
}
