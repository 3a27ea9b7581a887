package com.mailflatrate.api.campaign;

import com.mailflatrate.api.shared.Located;
import com.mailflatrate.campaign.Campaign;
import com.mailflatrate.campaign.CampaignDraft;
import com.mailflatrate.campaign.audience.CampaignSegment;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.ListId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A campaign as a client reads it; in a list without its HTML and text. */
record CampaignView(
        CampaignId id,
        String name,
        List<ListId> listIds,
        @Nullable UUID segmentId,
        @Nullable String segmentMode,
        CampaignBody.Sender from,
        @Nullable String replyTo,
        String subject,
        @Nullable String preheader,
        @Nullable String html,
        @Nullable String text,
        String tracking,
        Instant createdAt,
        Instant changedAt,
        @Nullable LastMailing lastMailing)
        implements Located {

    @Override
    public String location() {
        return "/api/v1/campaigns/" + id;
    }

    static CampaignView of(Campaign campaign) {
        return of(campaign, campaign.draft().html());
    }

    static CampaignView inList(Campaign campaign) {
        return of(campaign, null);
    }

    private static CampaignView of(Campaign campaign, @Nullable String html) {
        CampaignDraft draft = campaign.draft();
        CampaignSegment segment = draft.segment();
        return new CampaignView(
                campaign.id(),
                draft.name(),
                draft.listIds(),
                segment == null ? null : segment.id(),
                segment == null ? null : segment.mode().text(),
                new CampaignBody.Sender(draft.fromName(), draft.fromEmail()),
                draft.replyTo(),
                draft.subject(),
                draft.preheader(),
                html,
                draft.text(),
                "off",
                campaign.createdAt(),
                campaign.changedAt(),
                campaign.last()
                        .map(
                                last ->
                                        new LastMailing(
                                                last.mailingId(), last.state().code(), last.at()))
                        .orElse(null));
    }
}
