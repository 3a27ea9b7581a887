package com.mailflatrate.api.audience;

import com.mailflatrate.counter.Card;
import com.mailflatrate.kernel.ListId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A card as answered; its photo is at {@code /cards/{id}/photo}. */
record CardView(
        UUID id,
        ListId listId,
        LocalDate signedOn,
        String consentText,
        String photoType,
        String typedBy,
        Instant typedAt) {

    static CardView of(Card card) {
        return new CardView(
                card.id(),
                card.list(),
                card.signedOn(),
                card.wording(),
                card.photoType(),
                card.by(),
                card.typedAt());
    }
}
