package com.mailflatrate.api.sandbox;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.SandboxOnly;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.sandbox.Inbox;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The built-in inbox. */
@RestController
@RequestMapping("/api/v1/sandbox/mails")
@SandboxOnly
@Tag(name = "Sandbox")
class SandboxMailController {

    private final Inbox inbox;

    SandboxMailController(Inbox inbox) {
        this.inbox = inbox;
    }

    @GetMapping
    @Operation(summary = "Mails in the built-in inbox, newest first")
    Page<MailView> page(
            SignedIn me,
            @Parameter(description = "Only mails to this address; all when it is not said")
                    @RequestParam(defaultValue = "")
                    String to,
            PageRequest paging) {
        Access.require(me, "sandbox:mails");
        return inbox.page(to, paging).map(MailView::of);
    }

    @GetMapping(path = "/{id}", produces = "message/rfc822")
    @Operation(summary = "One mail as it arrived (message/rfc822)")
    ResponseEntity<byte[]> raw(SignedIn me, @PathVariable String id) {
        Access.require(me, "sandbox:mails");
        byte[] raw = inbox.raw(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("message/rfc822"))
                .body(raw);
    }
}
