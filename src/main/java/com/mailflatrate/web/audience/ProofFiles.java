package com.mailflatrate.web.audience;

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
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** The proof of a contact's consent to take away: for reading and for checking. */
@Controller
class ProofFiles {

    private final Contacts contacts;
    private final Papers papers;

    ProofFiles(Contacts contacts, Papers papers) {
        this.contacts = contacts;
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

    /** Until a checkpoint covers something, at most a minute, back to the contact. */
    @GetMapping("/contacts/{id}/certificate.json")
    ResponseEntity<Certificate> certificate(
            SignedIn me,
            @PathVariable String id,
            @ModelAttribute("shell") Shell shell,
            HttpServletResponse response) {
        AccountId account = me.accountOr404();
        ContactId contact =
                contact(id)
                        .filter(known -> contacts.find(account, known).isPresent())
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Access.require(me, "contacts:read");
        return papers.certificate(account, contact)
                .map(
                        certificate ->
                                file("certificate.json")
                                        .contentType(MediaType.APPLICATION_JSON)
                                        .body(certificate))
                .orElseGet(() -> soon(contact, shell, response));
    }

    private static ResponseEntity<Certificate> soon(
            ContactId contact, Shell shell, HttpServletResponse response) {
        Flash.warn(response, shell.text("contacts.proofSoon"));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/contacts/" + contact)
                .build();
    }

    private static Optional<ContactId> contact(String id) {
        return ContactId.parse(id);
    }

    private static ResponseEntity.BodyBuilder file(String name) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }
}
