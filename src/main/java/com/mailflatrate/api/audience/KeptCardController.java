package com.mailflatrate.api.audience;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.counter.CardPhoto;
import com.mailflatrate.counter.Cards;
import com.mailflatrate.doors.Access;
import com.mailflatrate.doors.Downloads;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The cards that are kept of a contact. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Contacts")
class KeptCardController {

    private final Contacts contacts;
    private final Cards cards;

    KeptCardController(Contacts contacts, Cards cards) {
        this.contacts = contacts;
        this.cards = cards;
    }

    @GetMapping("/contacts/{id}/cards")
    @Operation(summary = "The cards from the counter that a contact signed, the newest first")
    Page<CardView> of(SignedIn me, @PathVariable String id, PageRequest paging) {
        AccountId account = me.accountOr404();
        ContactId contact = contact(account, id);
        Access.require(me, "contacts:read");
        return Page.part(cards.of(account, contact), paging).map(CardView::of);
    }

    @GetMapping(
            path = "/cards/{id}/photo",
            produces = {
                MediaType.IMAGE_JPEG_VALUE,
                MediaType.IMAGE_PNG_VALUE,
                MediaType.APPLICATION_PDF_VALUE
            })
    @Operation(summary = "The photo of a card as it was taken in: JPEG, PNG or PDF")
    ResponseEntity<byte[]> photo(SignedIn me, @PathVariable String id) {
        AccountId account = me.accountOr404();
        CardPhoto photo =
                ListId.parse(id)
                        .flatMap(known -> cards.photo(account, known.value()))
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Access.require(me, "contacts:read");
        return Downloads.of(photo.type(), "card", photo.bytes());
    }

    private ContactId contact(AccountId account, String id) {
        return ContactId.parse(id)
                .filter(known -> contacts.find(account, known).isPresent())
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }
}
