package com.mailflatrate.api.audience;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.api.shared.ConsentView;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.consent.Consents;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What proves that a contact agreed. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Contacts")
class ConsentController {

    private final Contacts contacts;
    private final Consents consents;

    ConsentController(Contacts contacts, Consents consents) {
        this.contacts = contacts;
        this.consents = consents;
    }

    @GetMapping("/contacts/{id}/consent")
    @Operation(summary = "The proof of a contact's consent, list by list")
    Page<ConsentView> of(SignedIn me, @PathVariable String id, PageRequest paging) {
        AccountId account = me.accountOr404();
        ContactId contact =
                ContactId.parse(id)
                        .filter(known -> contacts.find(account, known).isPresent())
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Access.require(me, "contacts:read");
        return Page.part(consents.all(account, contact), paging).map(ConsentView::of);
    }
}
