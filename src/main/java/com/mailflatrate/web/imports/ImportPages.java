package com.mailflatrate.web.imports;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.audience.Origins;
import com.mailflatrate.doors.Access;
import com.mailflatrate.imports.Activation;
import com.mailflatrate.imports.EntryWorker;
import com.mailflatrate.imports.Import;
import com.mailflatrate.imports.ImportState;
import com.mailflatrate.imports.Imports;
import com.mailflatrate.imports.RejectFiles;
import com.mailflatrate.imports.Remark;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One import: its receipt, and what the account may do about it. */
@Controller
@RequestMapping("/imports/{id}")
class ImportPages {

    private final Lists lists;
    private final Origins origins;
    private final Imports imports;
    private final Activation activation;
    private final EntryWorker worker;
    private final RejectFiles rejects;

    ImportPages(
            Lists lists,
            Origins origins,
            Imports imports,
            Activation activation,
            EntryWorker worker,
            RejectFiles rejects) {
        this.lists = lists;
        this.origins = origins;
        this.imports = imports;
        this.activation = activation;
        this.worker = worker;
        this.rejects = rejects;
    }

    @GetMapping
    String one(SignedIn me, Model model, @PathVariable String id) {
        AccountId account = me.accountOr404();
        Import batch = batch(account, id);
        Access.require(me, "imports:read");
        List<Remark> talk = imports.talk(account, batch.id());
        model.addAttribute("list", lists.find(account, batch.list()).orElseThrow());
        model.addAttribute("batch", batch);
        model.addAttribute("origin", origins.find(account, batch.origin()).orElseThrow());
        model.addAttribute(
                "receipt", Receipt.of(batch.tally(), imports.examples(account, batch.id())));
        model.addAttribute("talk", talk);
        boolean asked =
                batch.state() == ImportState.REVIEW
                        && !talk.isEmpty()
                        && talk.getLast().kind() == Remark.Kind.ASK;
        model.addAttribute("asked", asked);
        model.addAttribute("papers", imports.scan(account, batch.id()).orElse(null));
        model.addAttribute("checks", imports.checks(account, batch.id()));
        return "imports/import";
    }

    @PostMapping("/start")
    String start(
            SignedIn me,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String declared) {
        AccountId account = me.accountOr404();
        Import batch = batch(account, id);
        Access.require(me, "imports:write");
        if (!declared.equals("on")) {
            Flash.bad(response, shell.text("imports.declareFirst"));
            return "redirect:/imports/" + batch.id();
        }
        Outcome<Import> done = imports.start(account, batch.id(), me.actor());
        return back(done, batch, response, shell, "imports.started");
    }

    @GetMapping("/rollback")
    String askBeforeRollBack(SignedIn me, Model model, @PathVariable String id) {
        AccountId account = me.accountOr404();
        Import batch = batch(account, id);
        Access.require(me, "imports:write");
        model.addAttribute("batch", batch);
        return "imports/rollback";
    }

    @PostMapping("/rollback")
    String rollBack(
            SignedIn me,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @PathVariable String id) {
        AccountId account = me.accountOr404();
        Import batch = batch(account, id);
        Access.require(me, "imports:write");
        Outcome<Import> done = activation.rollBack(account, batch.id(), me.actor());
        worker.await(batch.id());
        String sentence =
                batch(account, id).state() == ImportState.ROLLED_BACK
                        ? "imports.rolledBack"
                        : "imports.rollingBack";
        return back(done, batch, response, shell, sentence);
    }

    @PostMapping("/answer")
    String answer(
            SignedIn me,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String note) {
        AccountId account = me.accountOr404();
        Import batch = batch(account, id);
        Access.require(me, "imports:write");
        return back(
                imports.answer(account, batch.id(), note, me.actor()),
                batch,
                response,
                shell,
                "imports.answered");
    }

    /** For a spreadsheet, hence with a byte order mark. */
    @GetMapping("/rejects")
    void rejects(
            SignedIn me,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean unproven)
            throws IOException {
        AccountId account = me.accountOr404();
        Import batch = batch(account, id);
        Access.require(me, "imports:read");
        response.setContentType("text/csv;charset=UTF-8");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        String name = "import-" + batch.number() + (unproven ? "-unproven.csv" : "-rejects.csv");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        Writer out = response.getWriter();
        out.write('\uFEFF');
        rejects.write(account, batch.id(), unproven, code -> shell.text("reason." + code), out);
    }

    private static String back(
            Outcome<Import> done,
            Import batch,
            HttpServletResponse response,
            Shell shell,
            String sentence) {
        if (done.isDone()) {
            Flash.ok(response, shell.text(sentence, batch.number()));
        } else {
            Flash.bad(response, shell.text(done.reasons().getFirst()));
        }
        return "redirect:/imports/" + batch.id();
    }

    private Import batch(AccountId account, String id) {
        return ImportId.parse(id)
                .flatMap(known -> imports.find(account, known))
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }
}
