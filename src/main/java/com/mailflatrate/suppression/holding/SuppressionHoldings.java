package com.mailflatrate.suppression.holding;

import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.kernel.holding.Holdings;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who must not be mailed: kept, because forgetting it would mean mailing again. */
@Component
final class SuppressionHoldings implements Holdings {

    private static final String NEVER_AGAIN = "a keyed hash, so that nobody is mailed again";
    static final Sql TELL_ENTRIES =
            Sql.of(
                    """
            select reason, list_id, cause, suppressed_at, address from suppression.entries
             where account_id = :account and hash = :hash order by suppressed_at
            """);
    static final Sql FORGET_ENTRIES =
            Sql.of(
                    """
            update suppression.entries set address = null
             where account_id = :account and hash = :hash and address is not null
            """);

    static final Sql TELL_EVERYWHERE =
            Sql.of(
                    """
            select reason, cause, suppressed_at from suppression.everywhere
             where hash = :hash order by suppressed_at
            """);

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("suppression.entries")
                        .tells(TELL_ENTRIES)
                        .forgets(FORGET_ENTRIES)
                        .ends()
                        .stays(NEVER_AGAIN),
                Holding.of("suppression.everywhere").tells(TELL_EVERYWHERE).stays(NEVER_AGAIN),
                Holding.of("suppression.changes").stays("keyed hashes that delivery follows"));
    }
}
