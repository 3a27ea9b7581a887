package com.mailflatrate.api.audience;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.api.shared.Located;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.counter.CardPhoto;
import com.mailflatrate.counter.Cards;
import com.mailflatrate.doors.Access;
import com.mailflatrate.doors.JsonPart;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Cards from the counter, typed in. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Contacts")
class CardController {

    private final Lists lists;
    private final Cards cards;
    private final JsonPart parts;

    CardController(Lists lists, Cards cards, JsonPart parts) {
        this.lists = lists;
        this.cards = cards;
        this.parts = parts;
    }

    /** What a typed card brought about. */
    record CardTaken(ContactId id, String status) implements Located {

        @Override
        public String location() {
            return "/api/v1/contacts/" + id + "/cards";
        }
    }

    /** The parts: {@code card} is JSON, {@code photo} JPEG, PNG or PDF of at most 5 MB. */
    record CardUpload(MultipartFile photo, CardForm card) {}

    @PostMapping(path = "/lists/{id}/cards", consumes = "multipart/form-data")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary =
                    "Type in a card from the counter, at most 14 days old, with its photo: unconfirmed, and the"
                            + " confirmation mail goes out",
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "multipart/form-data",
                                            schema = @Schema(implementation = CardUpload.class))))
    CardTaken type(SignedIn me, @PathVariable String id, MultipartHttpServletRequest request)
            throws IOException {
        AccountId account = me.accountOr404();
        ListId list = lists.named(account, id).orThrow();
        Access.require(me, "contacts:write");
        CardForm form =
                parts.read(request, "card", CardForm.class)
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                List.of(Reason.field(Code.REQUIRED, "card"))));
        MultipartFile file = request.getFile("photo");
        CardPhoto photo = CardPhoto.of(file == null ? new byte[0] : file.getBytes()).orThrow();
        ContactId contact = cards.type(account, list, form.with(photo), me.actor()).orThrow();
        return new CardTaken(contact, MembershipStatus.UNCONFIRMED.text());
    }
}
