package com.mailflatrate.api.segments;

import com.mailflatrate.segments.RuleNode;
import com.mailflatrate.segments.Segment;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A segment as answered.
 *
 * @param contacts as counted at {@code countedAt}
 * @param usedBy ids of the segments whose conditions name it
 */
record SegmentView(
        UUID id,
        String name,
        String kind,
        RuleNode rules,
        long contacts,
        Instant countedAt,
        List<UUID> usedBy,
        Instant createdAt) {

    static SegmentView of(Segment segment, List<Segment> usedBy) {
        return new SegmentView(
                segment.id(),
                segment.name(),
                segment.kind().text(),
                RuleNode.of(segment.rule()),
                segment.contacts(),
                segment.countedAt(),
                usedBy.stream().map(Segment::id).toList(),
                segment.createdAt());
    }
}
