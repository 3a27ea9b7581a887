package com.mailflatrate.campaign.audience;

import com.mailflatrate.audience.Lists;
import com.mailflatrate.campaign.CampaignDraft;
import com.mailflatrate.consent.Audiences;
import com.mailflatrate.consent.Selection;
import com.mailflatrate.delivery.Outbox;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.segments.Segment;
import com.mailflatrate.segments.SegmentAudiences;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whom campaigns and mailings are addressed to, and who of them may be mailed. */
@Component
public class CampaignAudiences {

    private final Lists lists;
    private final SegmentAudiences segments;
    private final Audiences audiences;

    CampaignAudiences(Lists lists, SegmentAudiences segments, Audiences audiences) {
        this.lists = lists;
        this.segments = segments;
        this.audiences = audiences;
    }

    /** Lists and segments that are not there. */
    public List<Reason> missing(AccountId account, CampaignDraft draft) {
        if (lists.findAll(account, draft.listIds()).size()
                < draft.listIds().stream().distinct().count()) {
            return List.of(Reason.field(Code.NOT_FOUND, "listIds"));
        }
        CampaignSegment segment = draft.segment();
        return segment == null || segments.claim(account, segment.id())
                ? List.of()
                : List.of(Reason.field(Code.NOT_FOUND, "segmentId"));
    }

    /** Whom the campaign means now. */
    public Addressed of(AccountId account, CampaignDraft draft) {
        return of(account, draft.listIds(), draft.segment());
    }

    /**
     * Whom a mailing that waited means.
     *
     * @param picture who was kept for it; who is in the segment now when nobody was
     */
    public Addressed of(
            AccountId account,
            List<ListId> order,
            @Nullable CampaignSegment segment,
            @Nullable UUID picture) {
        return picture == null
                ? of(account, order, segment)
                : new Addressed(
                        order,
                        Optional.of(
                                new SegmentAudiences.Found(
                                        "picture " + picture, segments.kept(account, picture))),
                        false);
    }

    /** Counts those who may be mailed, and why others may not. */
    public Selection select(AccountId account, Addressed to) {
        return stream(account, to, recipient -> {});
    }

    /** Gives everybody who may be mailed. */
    public Selection stream(
            AccountId account, Addressed to, Consumer<Outbox.Recipient> recipients) {
        return to.isNobody()
                ? Selection.NONE
                : audiences.stream(account, to.lists(), to.within(), recipients);
    }

    /** Keeps who is meant until a mailing's hour; null when it is to be asked again then. */
    public @Nullable UUID keep(AccountId account, @Nullable CampaignSegment segment) {
        return segment == null || segment.mode() == Segment.Kind.LIVE
                ? null
                : segments.keep(account, segment.id()).orElse(null);
    }

    /** Forgets who was kept for a mailing, if anybody was. */
    public void forget(AccountId account, @Nullable UUID picture) {
        if (picture != null) {
            segments.drop(account, picture);
        }
    }

    private Addressed of(AccountId account, List<ListId> order, @Nullable CampaignSegment segment) {
        if (segment == null) {
            return new Addressed(order, Optional.empty(), false);
        }
        Optional<SegmentAudiences.Found> found = segments.now(account, segment.id());
        return new Addressed(order, found, found.isEmpty());
    }
}
