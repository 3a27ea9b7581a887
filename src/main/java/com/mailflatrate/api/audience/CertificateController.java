package com.mailflatrate.api.audience;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.doors.Access;
import com.mailflatrate.doors.Speech;
import com.mailflatrate.evidence.Papers;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.ledger.Certificate;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What shows others that a record of consent was not invented yesterday. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Contacts")
class CertificateController {

    private final Contacts contacts;
    private final Papers papers;

    CertificateController(Contacts contacts, Papers papers) {
        this.contacts = contacts;
        this.papers = papers;
    }

    @GetMapping("/contacts/{id}/consent/certificate")
    @Operation(
            summary =
                    "All records of a contact's consent, each with its way to a signed checkpoint;"
                            + " 404 until the first checkpoint")
    Certificate of(SignedIn me, @PathVariable String id) {
        AccountId account = me.accountOr404();
        ContactId contact = contact(account, id);
        Access.require(me, "contacts:read");
        return papers.certificate(account, contact)
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }

    @GetMapping(path = "/contacts/{id}/consent.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(summary = "The whole proof for a reader, with the certificate attached to it")
    ResponseEntity<byte[]> paper(SignedIn me, @PathVariable String id, HttpServletRequest request) {
        AccountId account = me.accountOr404();
        ContactId contact = contact(account, id);
        Access.require(me, "contacts:read");
        byte[] pdf =
                papers.of(account, contact, Speech.of(request))
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"consent.pdf\"")
                .body(pdf);
    }

    private ContactId contact(AccountId account, String id) {
        return ContactId.parse(id)
                .filter(known -> contacts.find(account, known).isPresent())
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }
}
