package com.mailflatrate.api.suppression;

import com.mailflatrate.account.Audit;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.api.shared.Located;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.keys.SuppressionKey;
import com.mailflatrate.standing.WhileStopped;
import com.mailflatrate.suppression.Suppression;
import com.mailflatrate.suppression.SuppressionReason;
import com.mailflatrate.suppression.Suppressions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Who must not be mailed. */
@RestController
@RequestMapping("/api/v1/suppressions")
@Tag(name = "Suppressions")
class SuppressionController {

    private static final String TYPED_IN = "typed in";

    private final Suppressions suppressions;
    private final Contacts contacts;
    private final Audit audit;

    SuppressionController(Suppressions suppressions, Contacts contacts, Audit audit) {
        this.suppressions = suppressions;
        this.contacts = contacts;
        this.audit = audit;
    }

    /** A new entry; MANUAL unless it says otherwise. */
    record SuppressionForm(@Nullable String email, @Nullable String reason) {}

    /** An entry; the address is only there while we know it. */
    record SuppressionView(
            UUID id,
            @Nullable String email,
            SuppressionReason reason,
            @Nullable ListId listId,
            String by,
            String cause,
            Instant at)
            implements Located {

        @Override
        public String location() {
            return "/api/v1/suppressions/" + id;
        }

        static SuppressionView of(Suppression entry, Map<SuppressionKey, String> known) {
            String email = entry.address() != null ? entry.address() : known.get(entry.key());
            return new SuppressionView(
                    entry.id(),
                    email,
                    entry.reason(),
                    entry.list(),
                    entry.by().name(),
                    entry.cause(),
                    entry.at());
        }
    }

    /** What came of a file. */
    record FileView(long total, long added, List<Long> invalidLines) {}

    @GetMapping
    @Operation(summary = "Entries, newest first")
    Page<SuppressionView> page(SignedIn me, PageRequest paging) {
        AccountId account = me.accountOr404();
        Access.require(me, "suppressions:read");
        Page<Suppression> page = suppressions.page(account, paging);
        Map<SuppressionKey, String> known =
                contacts.addressesOf(account, page.items().stream().map(Suppression::key).toList());
        return page.map(entry -> SuppressionView.of(entry, known));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One entry")
    SuppressionView one(SignedIn me, @PathVariable String id) {
        AccountId account = me.accountOr404();
        Suppression entry = entry(account, id);
        Access.require(me, "suppressions:read");
        return SuppressionView.of(entry, contacts.addressesOf(account, List.of(entry.key())));
    }

    @WhileStopped
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Suppress an address for the whole account")
    SuppressionView add(SignedIn me, @RequestBody SuppressionForm form) {
        AccountId account = me.accountOr404();
        Access.require(me, "suppressions:write");
        if (form.email() == null) {
            throw new RefusedException(List.of(Reason.field(Code.REQUIRED, "email")));
        }
        EmailAddress email =
                EmailAddress.parse(form.email())
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                List.of(
                                                        Reason.field(
                                                                Code.INVALID_ADDRESS, "email"))));
        SuppressionReason reason = reason(form.reason());
        suppressions.add(account, email, reason, null, me.actor(), TYPED_IN);
        Suppression entry =
                suppressions.of(account, email).stream()
                        .filter(one -> one.reason() == reason && one.list() == null)
                        .findFirst()
                        .orElseThrow();
        return SuppressionView.of(entry, Map.of(entry.key(), email.full()));
    }

    @WhileStopped
    @PostMapping(consumes = "text/csv")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary =
                    "Suppress the addresses of a CSV, one a line in its first column; a reason may stand in the second")
    FileView addCsv(SignedIn me, @RequestBody(required = false) @Nullable String csv) {
        return add(me, csv == null ? "" : csv);
    }

    @WhileStopped
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "The same with the CSV as an uploaded file")
    FileView addFile(SignedIn me, @RequestPart MultipartFile file) throws IOException {
        return add(me, new String(file.getBytes(), StandardCharsets.UTF_8));
    }

    private FileView add(SignedIn me, String csv) {
        AccountId account = me.accountOr404();
        Access.require(me, "suppressions:write");
        if (csv.isBlank()) {
            throw new RefusedException(Code.EMPTY_FILE);
        }
        SuppressionFile file = SuppressionFile.read(csv);
        audit.traced(
                account,
                me.actor(),
                () -> {
                    file.entries().forEach(entry -> add(account, entry, me.actor()));
                    return Outcome.done(file.entries().size());
                },
                added ->
                        new Audit.Trace(
                                "suppressions.added",
                                "file",
                                Map.of("count", Integer.toString(added))));
        return new FileView(
                file.entries().size() + file.invalidLines().size(),
                file.entries().size(),
                file.invalidLines());
    }

    private void add(AccountId account, SuppressionFile.Entry entry, Actor by) {
        suppressions.add(account, entry.email(), entry.reason(), null, by, "file");
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take away an entry the account typed in itself")
    void delete(SignedIn me, @PathVariable String id) {
        AccountId account = me.accountOr404();
        Suppression entry = entry(account, id);
        Access.require(me, "suppressions:write");
        audit.traced(
                        account,
                        me.actor(),
                        () -> suppressions.deleteOwnManual(account, entry.id()),
                        gone -> new Audit.Trace("suppression.deleted", id, Map.of()))
                .orThrow();
    }

    private Suppression entry(AccountId account, String id) {
        return Ids.uuid(id)
                .flatMap(known -> suppressions.find(account, known))
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }

    /** What an account may say itself: not that we erased somebody. */
    static SuppressionReason reason(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return SuppressionReason.MANUAL;
        }
        for (SuppressionReason reason : SuppressionReason.values()) {
            if (reason.name().equals(text.strip()) && reason != SuppressionReason.ERASED) {
                return reason;
            }
        }
        throw new RefusedException(List.of(Reason.field(Code.INVALID_VALUE, "reason")));
    }
}
