package com.mailflatrate.privacy.takeout;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.audience.ListSummary;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.export.Exports;
import com.mailflatrate.export.Permit;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.segments.Segment;
import com.mailflatrate.segments.Segments;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Contacts that leave as a file. Who may, when, and who hears of it is for {@link Exports}; this
 * says what is in the file. Not in one transaction, because a permit has its own.
 */
@Component
public final class Takeouts {

    private final TakeoutRows rows;
    private final Exports exports;
    private final Lists lists;
    private final Segments segments;
    private final InstantSource clock;

    Takeouts(
            TakeoutRows rows,
            Exports exports,
            Lists lists,
            Segments segments,
            InstantSource clock) {
        this.rows = rows;
        this.exports = exports;
        this.lists = lists;
        this.segments = segments;
        this.clock = clock;
    }

    /** How a file is called, and how many it is about. */
    private record Content(String name, long contacts) {}

    /**
     * Asks for leave. Refused with NOT_FOUND for a list or segment that is not there, and like
     * {@link Exports#permit}.
     *
     * @param everything how the file over all contacts is called
     */
    public Outcome<Permit> ask(
            SignedIn me,
            Scope scope,
            @Nullable UUID subject,
            String everything,
            @Nullable String reason,
            ClientInfo client) {
        AccountId account = me.accountOr404();
        Optional<Content> content = content(account, scope, subject, everything);
        if (content.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        return exports.permit(me, content.get().name(), content.get().contacts(), reason, client)
                .map(
                        permit -> {
                            UUID about = scope == Scope.EVERYTHING ? null : subject;
                            rows.put(
                                    account,
                                    new Takeout(permit.id(), scope, about),
                                    clock.instant());
                            return permit;
                        });
    }

    /** What a permit is for; empty when unknown or another account's. */
    public Optional<Takeout> find(AccountId account, UUID permit) {
        return rows.find(account, permit);
    }

    private Optional<Content> content(
            AccountId account, Scope scope, @Nullable UUID subject, String everything) {
        if (scope == Scope.EVERYTHING) {
            return Optional.of(new Content(everything, rows.count(account)));
        }
        if (subject == null) {
            return Optional.empty();
        }
        return scope == Scope.LIST
                ? lists.find(account, new ListId(subject)).map(Takeouts::of)
                : segments.recount(account, subject).map(Takeouts::of);
    }

    private static Content of(ListSummary list) {
        return new Content(list.name(), list.counts().total());
    }

    private static Content of(Segment segment) {
        return new Content(segment.name(), segment.contacts());
    }
}
