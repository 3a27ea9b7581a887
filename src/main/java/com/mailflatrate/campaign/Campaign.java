package com.mailflatrate.campaign;

import com.mailflatrate.campaign.audience.CampaignSegment;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MailingId;
import java.time.Instant;
import java.util.List;
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
    public record LastMailing(MailingId mailingId, Mailing.State state, Instant at) {}

    /** The mailing released last. */
    public Optional<LastMailing> last() {
        return Optional.ofNullable(lastMailing);
    }

    /** The same to others. */
    Campaign to(List<ListId> lists, @Nullable CampaignSegment segment) {
        return new Campaign(
                id, draft.to(lists, segment), createdAt, changedAt, changedBy, lastMailing);
    }
}
