package com.mailflatrate.web.imports;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.doors.Downloads;
import com.mailflatrate.imports.Import;
import com.mailflatrate.imports.Imports;
import com.mailflatrate.imports.Uploads;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.scans.ScanFile;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Papers people signed, shown for an import and looked at page by page. */
@Controller
@RequestMapping("/imports/{id}/evidence")
class EvidencePages {

    private final Imports imports;

    EvidencePages(Imports imports) {
        this.imports = imports;
    }

    @PostMapping
    String show(
            SignedIn me,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable MultipartFile scan)
            throws IOException {
        AccountId account = me.accountOr404();
        ImportId batch = batch(account, id);
        Access.require(me, "imports:write");
        String name = scan == null ? "" : scan.getOriginalFilename();
        Outcome<Import> shown =
                ScanFile.of(scan == null ? new byte[0] : scan.getBytes())
                        .flatMap(
                                file ->
                                        imports.show(
                                                account,
                                                batch,
                                                Uploads.tidy(name == null ? "" : name),
                                                file,
                                                me.actor()));
        if (shown.isDone()) {
            Flash.ok(response, shell.text("imports.papersShown"));
        } else {
            Flash.bad(response, shell.text(shown.reasons().getFirst()));
        }
        return "redirect:/imports/" + batch;
    }

    @GetMapping("/{page}")
    ResponseEntity<byte[]> page(SignedIn me, @PathVariable String id, @PathVariable int page) {
        AccountId account = me.accountOr404();
        ImportId batch = batch(account, id);
        Access.require(me, "imports:read");
        return imports.page(account, batch, page)
                .map(file -> Downloads.of(file.type().mediaType(), "page-" + page, file.bytes()))
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }

    private ImportId batch(AccountId account, String id) {
        return ImportId.parse(id)
                .flatMap(known -> imports.find(account, known))
                .map(Import::id)
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }
}
