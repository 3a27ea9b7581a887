package com.mailflatrate.api.imports;

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
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Papers people signed, shown for an import; and what was seen of its rows. */
@RestController
@RequestMapping("/api/v1/imports/{id}/evidence")
@Tag(name = "Imports")
class EvidenceController {

    private final Imports imports;

    EvidenceController(Imports imports) {
        this.imports = imports;
    }

    @GetMapping
    @Operation(summary = "The papers shown for an import, and what people saw of the drawn rows")
    EvidenceView evidence(SignedIn me, @PathVariable String id) {
        AccountId account = me.accountOr404();
        ImportId batch = batch(account, id).id();
        Access.require(me, "imports:read");
        return EvidenceView.of(
                imports.scan(account, batch).orElse(null), imports.checks(account, batch));
    }

    @PostMapping(consumes = "multipart/form-data")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary =
                    "Show papers people signed (PDF, JPEG, PNG): rows whose column `proofPage` names one of their pages are judged once more and count as P2")
    ImportView show(
            SignedIn me,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable MultipartFile scan)
            throws IOException {
        AccountId account = me.accountOr404();
        ImportId batch = batch(account, id).id();
        Access.require(me, "imports:write");
        ScanFile file = ScanFile.of(scan == null ? new byte[0] : scan.getBytes()).orThrow();
        String name = scan == null ? "" : scan.getOriginalFilename();
        Outcome<Import> shown =
                imports.show(
                        account, batch, Uploads.tidy(name == null ? "" : name), file, me.actor());
        return ImportView.of(shown.orThrow(), List.of());
    }

    @GetMapping(
            path = "/pages/{page}",
            produces = {
                MediaType.IMAGE_JPEG_VALUE,
                MediaType.IMAGE_PNG_VALUE,
                MediaType.APPLICATION_PDF_VALUE
            })
    @Operation(summary = "One page of the papers shown, as a file of its own")
    ResponseEntity<byte[]> page(SignedIn me, @PathVariable String id, @PathVariable int page) {
        AccountId account = me.accountOr404();
        ImportId batch = batch(account, id).id();
        Access.require(me, "imports:read");
        return imports.page(account, batch, page)
                .map(file -> Downloads.of(file.type().mediaType(), "page-" + page, file.bytes()))
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }

    private Import batch(AccountId account, String id) {
        return ImportId.parse(id)
                .flatMap(known -> imports.find(account, known))
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }
}
