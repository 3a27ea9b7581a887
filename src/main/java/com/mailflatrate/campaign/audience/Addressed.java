package com.mailflatrate.campaign.audience;

import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.segments.SegmentAudiences;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whom a campaign means at one moment. Counting, sealing and handing over use the same one.
 *
 * @param narrowing who of the lists' people is meant; empty for all of them
 * @param lost the campaign names a segment that cannot be asked any more
 */
public record Addressed(
        List<ListId> lists, Optional<SegmentAudiences.Found> narrowing, boolean lost) {

    private static final Predicate<ContactId> EVERYBODY = contact -> true;

    /** Copies the lists. */
    public Addressed {
        lists = List.copyOf(lists);
    }

    /** Whether nothing names anybody. */
    boolean isNobody() {
        return lists.isEmpty() || lost;
    }

    Predicate<ContactId> within() {
        return narrowing
                .<Predicate<ContactId>>map(SegmentAudiences.Found::members)
                .orElse(EVERYBODY);
    }
}
