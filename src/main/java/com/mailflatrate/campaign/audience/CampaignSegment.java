package com.mailflatrate.campaign.audience;

import com.mailflatrate.segments.Segment;
import java.util.UUID;

/**
 * Narrows a campaign to those people of its lists who are in a segment.
 *
 * @param mode {@code LIVE} asks when the mailing leaves, {@code SNAPSHOT} keeps who is in the
 *     segment when a person confirms it; they differ only for a mailing with an hour of its own
 */
public record CampaignSegment(UUID id, Segment.Kind mode) {}
