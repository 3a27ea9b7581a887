package com.mailflatrate.web.audience;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.doors.Speech;
import com.mailflatrate.evidence.Papers;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.ledger.Certificate;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The proof of a contact's consent to take away: for reading and for checking. */
@Controller
class ProofFiles {

    private final Papers papers;

    ProofFiles(Papers papers) {
        this.papers = papers;
    }

    @GetMapping("/contacts/{id}/consent.pdf")
    ResponseEntity<byte[]> paper(SignedIn me, @PathVariable String id, HttpServletRequest request) {
        AccountId account = me.accountOr404();
        byte[] pdf =
                contact(id)
                        .flatMap(contact -> papers.of(account, contact, Speech.of(request)))
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Access.require(me, "contacts:read");
        return file("consent.pdf").contentType(MediaType.APPLICATION_PDF).body(pdf);
    }

    @GetMapping("/contacts/{id}/certificate.json")
    ResponseEntity<Certificate> certificate(SignedIn me, @PathVariable String id) {
        AccountId account = me.accountOr404();
        Certificate certificate =
                contact(id)
                        .flatMap(contact -> papers.certificate(account, contact))
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Access.require(me, "contacts:read");
        return file("certificate.json").contentType(MediaType.APPLICATION_JSON).body(certificate);
    }

    private static java.util.Optional<ContactId> contact(String id) {
        return ContactId.parse(id);
    }

    private static ResponseEntity.BodyBuilder file(String name) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }
}
