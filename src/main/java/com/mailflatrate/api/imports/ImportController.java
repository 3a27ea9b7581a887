package com.mailflatrate.api.imports;

import static org.springframework.http.HttpStatus.ACCEPTED;
import static org.springframework.http.HttpStatus.OK;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.doors.Access;
import com.mailflatrate.doors.JsonPart;
import com.mailflatrate.imports.Activation;
import com.mailflatrate.imports.EntryWorker;
import com.mailflatrate.imports.Import;
import com.mailflatrate.imports.Imports;
import com.mailflatrate.imports.Upload;
import com.mailflatrate.imports.Uploads;
import com.mailflatrate.imports.left.GoneFiles;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Imports, the account's side. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Imports")
class ImportController {

    private final Lists lists;
    private final Uploads uploads;
    private final Imports imports;
    private final Activation activation;
    private final EntryWorker worker;
    private final GoneFiles goneFiles;
    private final JsonPart parts;

    ImportController(
            Lists lists,
            Uploads uploads,
            Imports imports,
            Activation activation,
            EntryWorker worker,
            GoneFiles goneFiles,
            JsonPart parts) {
        this.lists = lists;
        this.uploads = uploads;
        this.imports = imports;
        this.activation = activation;
        this.worker = worker;
        this.goneFiles = goneFiles;
        this.parts = parts;
    }

    @PostMapping(path = "/lists/{id}/imports", consumes = "multipart/form-data")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary =
                    "Upload a file of contacts; it is checked in the background and looked at by a person",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "multipart/form-data",
                                            schema = @Schema(implementation = UploadForm.class))))
    ImportView upload(SignedIn me, @PathVariable String id, MultipartHttpServletRequest request)
            throws IOException {
        AccountId account = me.accountOr404();
        ListId list = lists.named(account, id).orThrow();
        Access.require(me, "imports:write");
        OptionsForm options =
                parts.read(request, "options", OptionsForm.class)
                        .orElse(OptionsForm.EMPTY)
                        .checked();
        MultipartFile file = request.getFile("file");
        if (file == null) {
            throw new RefusedException(List.of(Reason.field(Code.REQUIRED, "file")));
        }
        suppress(account, request.getFile("gone"), me);
        String name = file.getOriginalFilename();
        try (InputStream in = file.getInputStream()) {
            Upload upload =
                    uploads.receive(account, list, name == null ? "" : name, in, me.actor())
                            .orThrow();
            Outcome<Import> begun =
                    imports.begin(
                            account, upload.id(), options.options(upload.guesses()), me.actor());
            if (!begun.isDone()) {
                uploads.discard(account, upload.id());
            }
            return ImportView.of(begun.orThrow(), List.of());
        }
    }

    /**
     * The parts of an upload; {@code options} is JSON, {@code gone} a file of people who left or
     * bounced elsewhere and are suppressed first.
     */
    record UploadForm(MultipartFile file, OptionsForm options, @Nullable MultipartFile gone) {}

    private void suppress(AccountId account, @Nullable MultipartFile gone, SignedIn me)
            throws IOException {
        if (gone != null && !gone.isEmpty()) {
            Access.require(me, "suppressions:write");
            try (InputStream in = gone.getInputStream()) {
                goneFiles.take(account, in, me.actor()).orThrow();
            }
        }
    }

    @GetMapping("/imports/{id}")
    @Operation(summary = "How an import stands and what came of its rows")
    ImportView find(SignedIn me, @PathVariable String id) {
        AccountId account = me.accountOr404();
        Import batch = batch(account, id);
        Access.require(me, "imports:read");
        return view(account, batch);
    }

    @PostMapping("/imports/{id}/start")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Make a checked dry run an import")
    ImportView start(SignedIn me, @PathVariable String id) {
        AccountId account = me.accountOr404();
        Import batch = batch(account, id);
        Access.require(me, "imports:write");
        return view(account, imports.start(account, batch.id(), me.actor()).orThrow());
    }

    @PostMapping("/imports/{id}/rollback")
    @Operation(
            summary =
                    "Take back everything an import brought, and only that; 202 while it is still going on")
    ResponseEntity<ImportView> rollBack(SignedIn me, @PathVariable String id) {
        AccountId account = me.accountOr404();
        Import batch = batch(account, id);
        Access.require(me, "imports:write");
        activation.rollBack(account, batch.id(), me.actor()).orThrow();
        worker.await(batch.id());
        Import now = batch(account, id);
        return ResponseEntity.status(now.state().isUnderWay() ? ACCEPTED : OK)
                .body(view(account, now));
    }

    private ImportView view(AccountId account, Import batch) {
        return ImportView.of(batch, imports.talk(account, batch.id()));
    }

    private Import batch(AccountId account, String id) {
        return ImportId.parse(id)
                .flatMap(known -> imports.find(account, known))
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }
}
