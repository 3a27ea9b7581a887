package com.mailflatrate.api.domain;

import com.mailflatrate.account.Audit;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.doors.StepUp;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.kernel.SenderDomainId;
import com.mailflatrate.mail.domain.SenderDomain;
import com.mailflatrate.senderdomain.SenderDomains;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sender domains. */
@RestController
@RequestMapping("/api/v1/sender-domains")
@Tag(name = "Sender domains")
class SenderDomainController {

    private final SenderDomains domains;
    private final Audit audit;

    SenderDomainController(SenderDomains domains, Audit audit) {
        this.domains = domains;
        this.audit = audit;
    }

    /** A domain to add. */
    record DomainForm(@Nullable String domain) {}

    @StepUp
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add a sender domain; the answer names the records to publish")
    DomainView add(SignedIn me, @RequestBody DomainForm form) {
        AccountId account = me.accountOr404();
        Access.require(me, "domains:write");
        if (form.domain() == null || form.domain().isBlank()) {
            throw new RefusedException(List.of(Reason.field(Code.REQUIRED, "domain")));
        }
        String domain = form.domain();
        SenderDomain added =
                audit.traced(
                                account,
                                me.actor(),
                                () -> domains.add(account, domain, me.actor()),
                                fresh ->
                                        new Audit.Trace(
                                                "domain.added",
                                                fresh.id().toString(),
                                                Map.of("domain", fresh.domain())))
                        .orThrow();
        return DomainView.of(added);
    }

    @GetMapping
    @Operation(summary = "The account's sender domains by name")
    Page<DomainView> page(SignedIn me, PageRequest paging) {
        AccountId account = me.accountOr404();
        Access.require(me, "domains:read");
        return domains.page(account, paging).map(DomainView::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One sender domain with the verdicts of its last check")
    DomainView find(SignedIn me, @PathVariable String id) {
        SenderDomain domain = own(me, id);
        Access.require(me, "domains:read");
        return DomainView.of(domain);
    }

    @PostMapping("/{id}/check")
    @Operation(summary = "Look the records up now")
    DomainView check(SignedIn me, @PathVariable String id) {
        SenderDomain domain = own(me, id);
        Access.require(me, "domains:write");
        return DomainView.of(domains.check(me.accountOr404(), domain.id()).orThrow());
    }

    private SenderDomain own(SignedIn me, String id) {
        AccountId account = me.accountOr404();
        return SenderDomainId.parse(id)
                .flatMap(known -> domains.find(account, known))
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }
}
