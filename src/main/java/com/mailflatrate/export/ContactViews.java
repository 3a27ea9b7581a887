package com.mailflatrate.export;

import com.mailflatrate.account.Audit;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who looked at contacts. Counted by person and hour; an hour that is over becomes one line of the
 * audit log, {@code contact.viewed}, which owners and the operator read.
 */
@Component
@EngineTransactional
public class ContactViews {

    private final ViewStore store;
    private final Audit audit;
    private final InstantSource clock;

    ContactViews(ViewStore store, Audit audit, InstantSource clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Counts a view.
     *
     * @param one whether one contact was shown with all that is known, not a table of many
     */
    public void seen(AccountId account, SignedIn me, boolean one) {
        store.count(account, hour(), me.actor(), one ? 0 : 1, one ? 1 : 0);
    }

    /**
     * Counts a view by one of the operator's people, in the log of the account whose contacts were
     * shown.
     *
     * @param account null shows nobody's
     */
    public void seenByStaff(@Nullable AccountId account, SignedIn me, boolean one) {
        if (account != null && me.staff()) {
            seen(account, me, one);
        }
    }

    /**
     * Counts a view by one of the operator's people of a table that may hold contacts of several
     * accounts, once for each.
     *
     * @param accounts those of the rows; null and repeated ones don't count
     */
    public void tableSeenByStaff(Stream<@Nullable AccountId> accounts, SignedIn me) {
        accounts.filter(Objects::nonNull)
                .distinct()
                .forEach(account -> seenByStaff(account, me, false));
    }

    /** Writes the hours that are over into the log. */
    public void settle() {
        store.take(hour())
                .forEach(
                        seen ->
                                audit.record(
                                        seen.account(),
                                        seen.by(),
                                        "contact.viewed",
                                        seen.at().toString(),
                                        Map.of(
                                                "tables",
                                                Long.toString(seen.tables()),
                                                "contacts",
                                                Long.toString(seen.contacts()))));
    }

    private Instant hour() {
        return clock.instant().truncatedTo(ChronoUnit.HOURS);
    }
}
