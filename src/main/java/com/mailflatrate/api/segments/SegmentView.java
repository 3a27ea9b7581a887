package com.mailflatrate.api.segments;

import com.mailflatrate.api.shared.Located;
import com.mailflatrate.segments.RuleNode;
import com.mailflatrate.segments.Segment;
import com.mailflatrate.segments.SegmentUse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A segment as answered.
 *
 * @param contacts as counted at {@code countedAt}
 * @param usedBy ids of the segments whose conditions name it
 * @param usedByCampaigns ids of the campaigns addressed to it
 */
record SegmentView(
        UUID id,
        String name,
        String kind,
        RuleNode rules,
        long contacts,
        Instant countedAt,
        List<UUID> usedBy,
        List<UUID> usedByCampaigns,
        Instant createdAt)
        implements Located {

    @Override
    public String location() {
        return "/api/v1/segments/" + id;
    }

    static SegmentView of(Segment segment, List<Segment> usedBy, List<SegmentUse> campaigns) {
        return new SegmentView(
                segment.id(),
                segment.name(),
                segment.kind().text(),
                RuleNode.of(segment.rule()),
                segment.contacts(),
                segment.countedAt(),
                usedBy.stream().map(Segment::id).toList(),
                campaigns.stream().map(SegmentUse::id).toList(),
                segment.createdAt());
    }
}
