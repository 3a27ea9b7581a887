package com.mailflatrate.delivery;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.keys.SuppressionKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one message.
 *
 * @param account null for a letter of the platform
 * @param run null for a letter, as are mailing, campaign, contact, list and key
 * @param letter null for a message of a mailing
 * @param list the primary list
 * @param lists every list its mailing was addressed to
 * @param from the sender of the mailing, {@code forwardTo} where human replies to it go
 * @param claimedAt its Date, null when it was never tried
 * @param settledAt when it came to its present state
 */
public record MessageFacts(
        MessageId message,
        @Nullable AccountId account,
        @Nullable RunId run,
        Letters.@Nullable Kind letter,
        @Nullable MailingId mailingId,
        @Nullable CampaignId campaign,
        @Nullable ContactId contact,
        @Nullable ListId list,
        List<ListId> lists,
        @Nullable SuppressionKey key,
        @Nullable EmailAddress from,
        @Nullable EmailAddress forwardTo,
        State state,
        int attempts,
        @Nullable Instant claimedAt,
        @Nullable Instant settledAt) {

    /** The states of a message. */
    public enum State {
        READY,
        CLAIMED,
        ACCEPTED,
        DEFERRED,
        BOUNCED,
        EXPIRED,
        /** Not sent on purpose: suppressed, cancelled, skipped by its source. */
        SUPPRESSED,
        AMBIGUOUS
    }

    /** Copies the lists. */
    public MessageFacts {
        lists = List.copyOf(lists);
    }
}
