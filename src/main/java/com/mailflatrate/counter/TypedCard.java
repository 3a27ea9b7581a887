package com.mailflatrate.counter;

import java.time.LocalDate;
import java.util.Map;

/**
 * A card as somebody types it in.
 *
 * @param signedOn the day on the card, at most 14 days ago
 * @param wording what is printed on it
 */
public record TypedCard(
        String email,
        Map<String, String> fields,
        LocalDate signedOn,
        String wording,
        CardPhoto photo) {

    /** Copies the fields. */
    public TypedCard {
        fields = Map.copyOf(fields);
    }
}
