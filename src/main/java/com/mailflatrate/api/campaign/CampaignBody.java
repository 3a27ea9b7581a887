package com.mailflatrate.api.campaign;

import com.mailflatrate.campaign.CampaignDraft;
import com.mailflatrate.campaign.audience.CampaignSegment;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.segments.Segment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as a client writes it. Header fields are ours: there is no place for any (compliance
 * row E12).
 *
 * @param segmentId of the lists' people only those in this segment
 * @param segmentMode {@code live} (the default) asks the segment when the mailing leaves, {@code
 *     snapshot} when a person confirms it
 */
record CampaignBody(
        @Nullable String name,
        @Nullable List<String> listIds,
        @Nullable String segmentId,
        @Nullable String segmentMode,
        @Nullable Sender from,
        @Nullable String replyTo,
        @Nullable String subject,
        @Nullable String preheader,
        @Nullable String html,
        @Nullable String text,
        @Nullable String tracking) {

    /** Who sends. */
    record Sender(@Nullable String name, @Nullable String email) {}

    CampaignDraft draft() {
        if (tracking != null && !tracking.equals("off")) {
            throw new RefusedException(
                    List.of(Reason.field(Code.INVALID_VALUE, "tracking", tracking)));
        }
        return new CampaignDraft(
                orEmpty(name).strip(),
                lists(),
                from == null ? "" : orEmpty(from.name),
                from == null ? "" : orEmpty(from.email).strip(),
                replyTo == null || replyTo.isBlank() ? null : replyTo.strip(),
                orEmpty(subject),
                preheader,
                orEmpty(html),
                text,
                segment());
    }

    private @Nullable CampaignSegment segment() {
        Segment.Kind mode =
                segmentMode == null
                        ? Segment.Kind.LIVE
                        : Segment.Kind.of(segmentMode)
                                .orElseThrow(() -> refused(Code.INVALID_VALUE, "segmentMode"));
        return segmentId == null || segmentId.isBlank()
                ? null
                : new CampaignSegment(
                        ListId.parse(segmentId)
                                .orElseThrow(() -> refused(Code.NOT_FOUND, "segmentId"))
                                .value(),
                        mode);
    }

    private static RefusedException refused(Code code, String field) {
        return new RefusedException(List.of(Reason.field(code, field)));
    }

    private List<ListId> lists() {
        List<ListId> ids = new ArrayList<>();
        for (String id : listIds == null ? List.<String>of() : listIds) {
            ids.add(
                    ListId.parse(orEmpty(id))
                            .orElseThrow(() -> refused(Code.NOT_FOUND, "listIds")));
        }
        return ids.stream().distinct().toList();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
