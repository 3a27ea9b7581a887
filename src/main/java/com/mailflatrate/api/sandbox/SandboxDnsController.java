package com.mailflatrate.api.sandbox;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.SandboxOnly;
import com.mailflatrate.dns.RecordType;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.sandbox.DnsEntry;
import com.mailflatrate.sandbox.SandboxZone;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The records of the built-in zone. */
@RestController
@RequestMapping("/api/v1/sandbox/dns")
@SandboxOnly
@Tag(name = "Sandbox")
class SandboxDnsController {

    private final SandboxZone zone;

    SandboxDnsController(SandboxZone zone) {
        this.zone = zone;
    }

    /**
     * Records to put.
     *
     * @param values none says that there is no such record
     */
    record Records(@Nullable String name, @Nullable String type, @Nullable List<String> values) {}

    /** Records in the zone. */
    record RecordsView(String name, RecordType type, List<String> values, String source) {

        static RecordsView of(DnsEntry entry) {
            String source = entry.source().name().toLowerCase(Locale.ROOT);
            return new RecordsView(entry.name(), entry.type(), entry.values(), source);
        }
    }

    @GetMapping
    @Operation(summary = "All records of the built-in zone")
    Page<RecordsView> all(SignedIn me, PageRequest paging) {
        Access.require(me, "sandbox:dns");
        return Page.part(zone.entries(), paging).map(RecordsView::of);
    }

    @PutMapping
    @Operation(summary = "Replace the records of a name and type")
    RecordsView put(SignedIn me, @RequestBody Records body) {
        Access.require(me, "sandbox:dns");
        String name = required(body.name(), "name");
        RecordType type = type(required(body.type(), "type"));
        if (body.values() == null) {
            throw missing("values");
        }
        return RecordsView.of(zone.put(name, type, body.values()).orThrow());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take the records of a name and type away")
    void remove(
            SignedIn me,
            @Parameter(description = "The full name of the records") @RequestParam(required = false)
                    @Nullable String name,
            @Parameter(description = "A, AAAA, CNAME, MX, TXT, NS, PTR or TLSA")
                    @RequestParam(required = false)
                    @Nullable String type) {
        Access.require(me, "sandbox:dns");
        zone.remove(required(name, "name"), type(required(type, "type"))).orThrow();
    }

    private static String required(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            throw missing(field);
        }
        return value;
    }

    private static RefusedException missing(String field) {
        return new RefusedException(List.of(Reason.field(Code.REQUIRED, field)));
    }

    private static RecordType type(String text) {
        for (RecordType type : RecordType.values()) {
            if (type.name().equalsIgnoreCase(text)) {
                return type;
            }
        }
        throw new RefusedException(List.of(Reason.field(Code.INVALID_VALUE, "type")));
    }
}
