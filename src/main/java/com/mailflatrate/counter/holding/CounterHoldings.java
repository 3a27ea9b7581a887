package com.mailflatrate.counter.holding;

import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.kernel.holding.Holdings;
import java.util.List;
import org.springframework.stereotype.Component;

/** Cards people filled in by hand; they go with the contact. */
@Component
final class CounterHoldings implements Holdings {

    static final Sql TELL_CARDS =
            Sql.of(
                    """
            select signed_on, wording, created_at, by_name, photo_type, encode(sha256, 'hex') as photo_sha256
              from counter.cards
             where account_id = :account and contact_id = :contact order by created_at
            """);

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("counter.cards")
                        .tells(TELL_CARDS)
                        .ends()
                        .stays("goes with audience.contacts"));
    }
}
