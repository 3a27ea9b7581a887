package com.mailflatrate.campaign;

import com.mailflatrate.kernel.CampaignId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Content, sender and audience as the customer edits it.
 *
 * @param draft what was typed last
 * @param changedBy who typed it, by name
 * @param lastMailing the mailing released last, absent while there is none
 */
public record Campaign(
        CampaignId id,
        CampaignDraft draft,
        Instant createdAt,
        Instant changedAt,
        String changedBy,
        @Nullable LastMailing lastMailing) {

    /** The newest release of a campaign. */
    public record LastMailing(com.mailflatrate.kernel.MailingId mailingId, Mailing.State state, Instant at) {}

    /** The mailing released last. */
    public Optional<LastMailing> last() {
        return Optional.ofNullable(lastMailing);
    }
}
