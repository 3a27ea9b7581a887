package com.mailflatrate.api.imports;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.doors.Downloads;
import com.mailflatrate.export.ContactViews;
import com.mailflatrate.imports.ReviewFacts;
import com.mailflatrate.imports.Reviews;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What stands behind an import, the reviewer's side. */
@RestController
@RequestMapping("/api/v1/operator/imports/{id}")
@Tag(name = "Operator")
class EvidenceReviewController {

    private final Reviews reviews;
    private final ContactViews views;

    EvidenceReviewController(Reviews reviews, ContactViews views) {
        this.reviews = reviews;
        this.views = views;
    }

    /** Whether own customers count, and why. */
    record CustomersForm(@Nullable Boolean open, @Nullable String note) {}

    @GetMapping("/evidence")
    @Operation(summary = "The papers shown for an import, and what people saw of the drawn rows")
    EvidenceView evidence(SignedIn me, @PathVariable String id) {
        Access.requireStaff(me, "operator:imports");
        ReviewFacts facts = reviews.facts(batch(id)).orElseThrow(EvidenceReviewController::unknown);
        return EvidenceView.of(facts.scan(), facts.checked());
    }

    @GetMapping(
            path = "/evidence/pages/{page}",
            produces = {
                MediaType.IMAGE_JPEG_VALUE,
                MediaType.IMAGE_PNG_VALUE,
                MediaType.APPLICATION_PDF_VALUE
            })
    @Operation(summary = "The page of the papers on which a drawn row's person signed")
    ResponseEntity<byte[]> page(SignedIn me, @PathVariable String id, @PathVariable int page) {
        Access.requireStaff(me, "operator:imports");
        ImportId batch = batch(id);
        ReviewFacts facts = reviews.facts(batch).orElseThrow(EvidenceReviewController::unknown);
        views.seenByStaff(facts.batch().account(), me, false);
        return reviews.page(batch, page)
                .map(file -> Downloads.of(file.type().mediaType(), "page-" + page, file.bytes()))
                .orElseThrow(EvidenceReviewController::unknown);
    }

    @PostMapping("/own-customers")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary =
                    "Let files of the account's own customers count as proof P3 (UWG § 7(3)), or close that again; the import is judged once more")
    ImportView ownCustomers(SignedIn me, @PathVariable String id, @RequestBody CustomersForm form) {
        Access.requireStaff(me);
        String note = form.note() == null ? "" : form.note();
        return ImportView.of(
                reviews.ownCustomers(batch(id), !Boolean.FALSE.equals(form.open()), note, me)
                        .orThrow(),
                List.of());
    }

    private static ImportId batch(String id) {
        return ImportId.parse(id).orElseThrow(EvidenceReviewController::unknown);
    }

    private static RefusedException unknown() {
        return new RefusedException(Code.NOT_FOUND);
    }
}
