package com.mailflatrate.health;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What stands still over all accounts; {@code Runs} lets it go on. */
@Component
@EngineTransactional(readOnly = true)
public class HeldRuns {

    private static final int LONGEST_NUMBER = 18;

    private final HeldRunStore store;

    HeldRuns(HeldRunStore store) {
        this.store = store;
    }

    /** The newest runs first; a cursor that is none begins at the first. */
    public Page<HeldRun> page(PageRequest request) {
        return Page.of(
                store.page(before(request.cursor()), request.limit() + 1),
                request.limit(),
                held -> Long.toString(held.run().value()));
    }

    /** The one of a mailing; empty when it does not stand still. */
    public Optional<HeldRun> find(MailingId id) {
        return store.find(id);
    }

    /** How many there are. */
    public long count() {
        return store.count();
    }

    private static long before(@Nullable String cursor) {
        return cursor != null && cursor.matches("[0-9]{1," + LONGEST_NUMBER + "}")
                ? Long.parseLong(cursor)
                : Long.MAX_VALUE;
    }
}
