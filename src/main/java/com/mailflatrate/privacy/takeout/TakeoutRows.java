package com.mailflatrate.privacy.takeout;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.segments.Segments;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What permits are for and the rows of their files, part by part; no transaction is open between
 * two parts.
 */
@Component
@EngineTransactional(readOnly = true)
class TakeoutRows {

    private static final int CONTACTS = 200;

    private final TakeoutStore store;
    private final Segments segments;

    TakeoutRows(TakeoutStore store, Segments segments) {
        this.store = store;
        this.segments = segments;
    }

    /**
     * Some rows.
     *
     * @param next where the next part begins; null at the end
     */
    public record Part(List<TakeoutRow> rows, @Nullable String next) {}

    /** How many contacts the account has. */
    public long count(AccountId account) {
        return store.count(account);
    }

    /** Writes down what a permit is for. */
    @EngineTransactional
    public void put(AccountId account, Takeout takeout, Instant now) {
        store.put(account, takeout, now);
    }

    /** What a permit is for. */
    public Optional<Takeout> find(AccountId account, UUID permit) {
        return store.find(account, permit);
    }

    /** The headings of all fields in use. */
    public List<String> fields(AccountId account) {
        return store.keys(account);
    }

    /** The next rows. */
    public Part next(AccountId account, Takeout takeout, @Nullable String from) {
        UUID subject = takeout.subject();
        if (takeout.scope() == Scope.SEGMENT && subject != null) {
            Page<ContactId> page =
                    segments.contacts(account, subject, new PageRequest(CONTACTS, from));
            List<UUID> ids = page.items().stream().map(ContactId::value).toList();
            return new Part(store.rows(account, ids, null), page.nextCursor());
        }
        TakeoutStore.Part part = store.part(account, subject, from == null ? "" : from);
        return new Part(store.rows(account, part.ids(), subject), part.next());
    }
}
