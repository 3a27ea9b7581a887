package com.mailflatrate.imports.left;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.rows.Standing;
import com.mailflatrate.suppression.SuppressionReason;
import com.mailflatrate.suppression.Suppressions;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Suppressions come first: who is marked as gone in a file is suppressed when it becomes an import,
 * before a person looks and whatever the person decides. Called inside a transaction.
 */
@Component
public final class Farewells {

    private final LeftStore store;
    private final Suppressions suppressions;

    Farewells(LeftStore store, Suppressions suppressions) {
        this.store = store;
        this.suppressions = suppressions;
    }

    /** Suppresses them; a second time changes nothing. Says how many. */
    public long suppress(AccountId account, ImportId batch, long number, Actor by) {
        long count = 0;
        for (List<Left> part = store.part(account, batch, 0);
                !part.isEmpty();
                part = store.part(account, batch, part.getLast().line())) {
            for (Left left : part) {
                suppressions.add(
                        account,
                        left.address(),
                        reason(left.standing()),
                        null,
                        by,
                        "import " + number);
            }
            count += part.size();
        }
        return count;
    }

    /** What the old system's word means here. */
    public static SuppressionReason reason(Standing standing) {
        return switch (standing) {
            case UNSUBSCRIBED -> SuppressionReason.UNSUBSCRIBED;
            case HARD -> SuppressionReason.HARD;
            case COMPLAINT -> SuppressionReason.COMPLAINT;
        };
    }
}
