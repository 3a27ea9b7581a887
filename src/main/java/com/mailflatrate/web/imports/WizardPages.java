package com.mailflatrate.web.imports;

import com.mailflatrate.account.Policies;
import com.mailflatrate.account.PolicyKind;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.audience.ListSummary;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.audience.Origins;
import com.mailflatrate.doors.Access;
import com.mailflatrate.doors.Client;
import com.mailflatrate.imports.Import;
import com.mailflatrate.imports.Imports;
import com.mailflatrate.imports.Upload;
import com.mailflatrate.imports.Uploads;
import com.mailflatrate.imports.left.GoneFiles;
import com.mailflatrate.imports.left.Taken;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.FormInput;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The way from a file to a dry run: file, columns, origin. */
@Controller
class WizardPages {

    private final Lists lists;
    private final Uploads uploads;
    private final Imports imports;
    private final Origins origins;
    private final Policies policies;
    private final GoneFiles goneFiles;

    WizardPages(
            Lists lists,
            Uploads uploads,
            Imports imports,
            Origins origins,
            Policies policies,
            GoneFiles goneFiles) {
        this.lists = lists;
        this.uploads = uploads;
        this.imports = imports;
        this.origins = origins;
        this.policies = policies;
        this.goneFiles = goneFiles;
    }

    @GetMapping("/lists/{id}/imports/new")
    String file(SignedIn me, Model model, HttpServletRequest request, @PathVariable String id) {
        AccountId account = me.accountOr404();
        ListSummary list = list(account, id);
        Access.require(me, "imports:write");
        policies.logShowing(PolicyKind.ANTI_SPAM, "import", account, me.user(), Client.of(request));
        return file(model, list, List.of());
    }

    @PostMapping("/lists/{id}/imports")
    String upload(
            SignedIn me,
            Model model,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @PathVariable String id,
            @RequestParam("file") MultipartFile file,
            @RequestParam(required = false) @Nullable MultipartFile gone)
            throws IOException {
        AccountId account = me.accountOr404();
        ListSummary list = list(account, id);
        Access.require(me, "imports:write");
        List<Reason> first = suppress(account, gone, me, response, shell);
        if (!first.isEmpty()) {
            response.setStatus(422);
            return file(model, list, first);
        }
        String name = file.getOriginalFilename();
        try (InputStream in = file.getInputStream()) {
            Outcome<Upload> done =
                    uploads.receive(account, list.id(), name == null ? "" : name, in, me.actor());
            if (!done.isDone()) {
                response.setStatus(422);
                return file(model, list, done.reasons());
            }
            return "redirect:/imports/uploads/" + done.orThrow().id();
        }
    }

    @GetMapping("/imports/uploads/{id}")
    String columns(SignedIn me, Model model, @PathVariable String id) {
        AccountId account = me.accountOr404();
        Upload upload = upload(account, id);
        Access.require(me, "imports:write");
        return columns(account, model, upload, Columns.guessed(upload), Map.of());
    }

    @GetMapping("/imports/uploads/{id}/origin")
    String origin(
            SignedIn me,
            Model model,
            @ModelAttribute("shell") Shell shell,
            @PathVariable String id,
            @RequestParam Map<String, String> typed) {
        AccountId account = me.accountOr404();
        Upload upload = upload(account, id);
        Access.require(me, "imports:write");
        Columns columns = Columns.of(upload, typed);
        Map<String, String> problems = columns.problems(shell);
        return problems.isEmpty()
                ? origin(account, model, upload, columns, FormInput.empty())
                : columns(account, model, upload, columns.byHeading(), problems);
    }

    @PostMapping("/imports/uploads/{id}")
    String begin(
            SignedIn me,
            Model model,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @PathVariable String id,
            @RequestParam Map<String, String> typed) {
        AccountId account = me.accountOr404();
        Upload upload = upload(account, id);
        Access.require(me, "imports:write");
        Columns columns = Columns.of(upload, typed);
        Outcome<Import> begun =
                imports.begin(
                        account,
                        upload.id(),
                        OriginForm.options(columns.mapping(), typed),
                        me.actor());
        if (!begun.isDone()) {
            response.setStatus(422);
            return origin(
                    account, model, upload, columns, OriginForm.input(typed, begun.reasons()));
        }
        return "redirect:/imports/" + begun.orThrow().id();
    }

    /** Suppressions come first: nobody who left comes in by the file beside. */
    private List<Reason> suppress(
            AccountId account,
            @Nullable MultipartFile gone,
            SignedIn me,
            HttpServletResponse response,
            Shell shell)
            throws IOException {
        if (gone == null || gone.isEmpty()) {
            return List.of();
        }
        try (InputStream in = gone.getInputStream()) {
            Outcome<Taken> taken = goneFiles.take(account, in, me.actor());
            if (taken.isDone()) {
                Flash.ok(
                        response,
                        shell.text(
                                "imports.goneTaken",
                                taken.orThrow().suppressed(),
                                taken.orThrow().unread()));
            }
            return taken.reasons();
        }
    }

    private String file(Model model, ListSummary list, List<Reason> reasons) {
        model.addAttribute("list", list);
        model.addAttribute("most", uploads.largest());
        model.addAttribute(
                "form",
                new FormInput(
                        Map.of(), reasons.stream().map(reason -> at("file", reason)).toList()));
        return "imports/new";
    }

    private String columns(
            AccountId account,
            Model model,
            Upload upload,
            Map<String, String> chosen,
            Map<String, String> problems) {
        model.addAttribute("list", lists.find(account, upload.list()).orElseThrow());
        model.addAttribute("upload", upload);
        model.addAttribute("chosen", chosen);
        model.addAttribute("problems", problems);
        return "imports/columns";
    }

    private String origin(
            AccountId account, Model model, Upload upload, Columns columns, FormInput form) {
        model.addAttribute("list", lists.find(account, upload.list()).orElseThrow());
        model.addAttribute("upload", upload);
        model.addAttribute("columns", columns.typed());
        model.addAttribute("form", form);
        model.addAttribute("origins", origins.all(account));
        model.addAttribute("back", "/imports/uploads/" + upload.id());
        return "imports/origin";
    }

    /** What is about the whole of a page with one field stands at that field. */
    private static Reason at(String field, Reason reason) {
        return reason.field() == null ? new Reason(reason.code(), field, reason.details()) : reason;
    }

    private ListSummary list(AccountId account, String id) {
        return ListId.parse(id)
                .flatMap(known -> lists.find(account, known))
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }

    private Upload upload(AccountId account, String id) {
        return ListId.parse(id)
                .flatMap(known -> uploads.find(account, known.value()))
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }
}
