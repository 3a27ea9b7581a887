package com.mailflatrate.suppression;

import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.keys.SuppressionKey;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry: an address, known by its keyed hash only, that must not be mailed.
 *
 * @param id of the entry
 * @param key the address under the suppression key
 * @param address the address itself, kept for entries the account typed in; null for all others
 * @param reason why
 * @param list the only list it holds for; null for the whole account
 * @param by who or what brought it about
 * @param cause what happened, in a few words or ids ({@code mailing mfr-…}, {@code typed in})
 * @param at when
 */
public record Suppression(
        UUID id,
        SuppressionKey key,
        @Nullable String address,
        SuppressionReason reason,
        @Nullable ListId list,
        Actor by,
        String cause,
        Instant at) {}
