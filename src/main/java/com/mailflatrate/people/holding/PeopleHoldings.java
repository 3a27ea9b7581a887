package com.mailflatrate.people.holding;

import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.kernel.holding.Holdings;
import com.mailflatrate.kernel.holding.Keep;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Invitations to our own users. */
@Component
final class PeopleHoldings implements Holdings {
    static final Sql AGE_INVITATIONS =
            Sql.of(
                    """
            delete from people.invitations where expires_at < :before and not account_id = any(:held)
            """);

    static final Sql AGE_STAFF_INVITATIONS =
            Sql.of("delete from people.staff_invitations where expires_at < :before");

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("people.invitations")
                        .ends()
                        .keeps(new Keep(Duration.ofDays(180), AGE_INVITATIONS))
                        .stays("our own users, no contacts"),
                Holding.of("people.staff_invitations")
                        .keeps(new Keep(Duration.ofDays(180), AGE_STAFF_INVITATIONS))
                        .stays("the operator's own people"));
    }
}
