package com.mailflatrate.api.audience;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.consent.record.Records;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.ledger.Certificate;
import com.mailflatrate.ledger.Certificates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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
    private final Records records;
    private final Certificates certificates;

    CertificateController(Contacts contacts, Records records, Certificates certificates) {
        this.contacts = contacts;
        this.records = records;
        this.certificates = certificates;
    }

    @GetMapping("/contacts/{id}/consent/certificate")
    @Operation(
            summary =
                    "All records of a contact's consent, each with its way to a signed checkpoint;"
                            + " 404 until the first checkpoint")
    Certificate of(SignedIn me, @PathVariable String id) {
        AccountId account = me.accountOr404();
        ContactId contact =
                ContactId.parse(id)
                        .filter(known -> contacts.find(account, known).isPresent())
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Access.require(me, "contacts:read");
        return certificates
                .of(account, records.events(account, contact))
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }
}
