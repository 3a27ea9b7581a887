package com.mailflatrate.counter;

import com.mailflatrate.kernel.ListId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A card as it is kept; its photo is read alone.
 *
 * @param signedOn the day on the card
 * @param wording what the person agreed to, as printed on it
 * @param by name of who typed it in
 */
public record Card(
        UUID id,
        ListId list,
        LocalDate signedOn,
        String wording,
        String photoType,
        String by,
        Instant typedAt) {}
