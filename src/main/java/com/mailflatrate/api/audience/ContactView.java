package com.mailflatrate.api.audience;

import com.mailflatrate.audience.Contact;
import com.mailflatrate.audience.Contact.Membership;
import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.audience.Origin;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.OriginId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A contact as answered.
 *
 * @param status on the list asked about; of the whole contact the most hopeful one
 */
record ContactView(
        ContactId id,
        String email,
        @Nullable String status,
        @Nullable String statusReason,
        Map<String, String> fields,
        List<String> tags,
        @Nullable OriginView origin,
        Instant createdAt,
        List<MembershipView> memberships) {

    private static final List<MembershipStatus> HOPE =
            List.of(
                    MembershipStatus.SUBSCRIBED,
                    MembershipStatus.UNCONFIRMED,
                    MembershipStatus.HELD,
                    MembershipStatus.UNSUBSCRIBED,
                    MembershipStatus.BOUNCED,
                    MembershipStatus.COMPLAINED);

    /** A contact on a list. */
    record MembershipView(
            ListId listId,
            String listName,
            String status,
            @Nullable String statusReason,
            Instant since,
            @Nullable ImportId importId) {

        static MembershipView of(Membership one) {
            return new MembershipView(
                    one.list(),
                    one.listName(),
                    one.status().text(),
                    one.reason(),
                    one.since(),
                    one.importId());
        }
    }

    static ContactView of(Contact contact, Map<OriginId, Origin> origins) {
        Optional<Membership> best =
                contact.memberships().stream()
                        .min(Comparator.comparingInt(one -> HOPE.indexOf(one.status())));
        return new ContactView(
                contact.id(),
                contact.email().full(),
                best.map(one -> one.status().text()).orElse(null),
                best.map(Membership::reason).orElse(null),
                contact.fields(),
                contact.tags(),
                origin(contact, best.orElse(null), origins),
                contact.createdAt(),
                contact.memberships().stream().map(MembershipView::of).toList());
    }

    private static @Nullable OriginView origin(
            Contact contact, @Nullable Membership best, Map<OriginId, Origin> origins) {
        OriginId id =
                contact.origin() != null ? contact.origin() : best == null ? null : best.origin();
        Origin origin = id == null ? null : origins.get(id);
        if (origin != null) {
            return OriginView.of(origin);
        }
        return best == null ? null : OriginView.by(best.cause());
    }
}
