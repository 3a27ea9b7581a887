package com.mailflatrate.api.takeout;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.doors.Client;
import com.mailflatrate.export.Exports;
import com.mailflatrate.export.Permit;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.privacy.takeout.Scope;
import com.mailflatrate.privacy.takeout.Takeout;
import com.mailflatrate.privacy.takeout.TakeoutFile;
import com.mailflatrate.privacy.takeout.Takeouts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Exports of contacts: asked for with a reason, heard of by all owners, fetched as CSV. */
@RestController
@RequestMapping("/api/v1/exports")
@Tag(name = "Contacts")
class ExportController {

    private final Takeouts takeouts;
    private final TakeoutFile file;
    private final Exports exports;
    private final InstantSource clock;

    ExportController(Takeouts takeouts, TakeoutFile file, Exports exports, InstantSource clock) {
        this.takeouts = takeouts;
        this.file = file;
        this.exports = exports;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "Exports, newest first")
    Page<ExportView> all(SignedIn me, PageRequest paging) {
        AccountId account = me.accountOr404();
        Access.require(me, "contacts:export");
        return exports.page(account, paging).map(permit -> ExportView.of(permit, clock.instant()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One export")
    ExportView one(SignedIn me, @PathVariable String id) {
        AccountId account = me.accountOr404();
        Permit permit =
                Ids.uuid(id)
                        .flatMap(known -> exports.find(account, known))
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Access.require(me, "contacts:export");
        return ExportView.of(permit, clock.instant());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary =
                    "Ask to carry contacts out; above 3 exports or 50,000 contacts in 24 hours it waits 12")
    ExportView ask(SignedIn me, HttpServletRequest request, @RequestBody ExportForm form) {
        me.accountOr404();
        Access.require(me, "contacts:export");
        String given = form.scope();
        Scope scope =
                (given == null ? Optional.<Scope>empty() : Scope.of(given))
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                List.of(
                                                        Reason.field(
                                                                given == null
                                                                        ? Code.REQUIRED
                                                                        : Code.INVALID_VALUE,
                                                                "scope"))));
        UUID subject = Optional.ofNullable(form.subject()).flatMap(Ids::uuid).orElse(null);
        Permit permit =
                takeouts.ask(me, scope, subject, "everything", form.reason(), Client.of(request))
                        .orThrow();
        return ExportView.of(permit, clock.instant());
    }

    @PostMapping(path = "/{id}/file", produces = "text/csv")
    @Operation(
            summary = "Fetch the file while it is open; who asked for it only",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "A line per contact and list, safe for spreadsheets",
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            schema = @Schema(type = "string"),
                                            examples =
                                                    @ExampleObject(
                                                            "email,firstName,lastName,tags,list,status"))))
    void file(SignedIn me, @PathVariable String id, HttpServletResponse response)
            throws IOException {
        AccountId account = me.accountOr404();
        Takeout takeout =
                Ids.uuid(id)
                        .flatMap(permit -> takeouts.find(account, permit))
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Access.require(me, "contacts:export");
        Permit permit = exports.fetch(me, takeout.permit()).orThrow();
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        file.write(account, takeout, permit, response.getOutputStream());
    }
}
