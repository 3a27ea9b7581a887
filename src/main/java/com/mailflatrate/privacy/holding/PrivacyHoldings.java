package com.mailflatrate.privacy.holding;

import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.kernel.holding.Holdings;
import com.mailflatrate.kernel.holding.Keep;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** What people asked for, and what was done about it. */
@Component
final class PrivacyHoldings implements Holdings {

    private static final String NO_PERSON = "says nothing about a person";
    private static final String CERTIFICATE = "the certificate of the deletion";
    static final Sql AGE_STEPS =
            Sql.of(
                    """
            delete from privacy.steps s using privacy.requests r
             where r.account_id = s.account_id and r.id = s.request_id and r.done_at < :before
               and not r.account_id = any(:held)
            """);
    static final Sql TELL_REQUESTS =
            Sql.of(
                    """
            select kind, asked_at, done_at, by_name from privacy.requests
             where account_id = :account and hash = :hash order by asked_at
            """);

    static final Sql AGE_REQUESTS =
            Sql.of(
                    """
            delete from privacy.requests where done_at < :before and not account_id = any(:held)
            """);

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("privacy.steps")
                        .ends()
                        .keeps(new Keep(Duration.ofDays(1096), AGE_STEPS))
                        .stays(NO_PERSON),
                Holding.of("privacy.requests")
                        .tells(TELL_REQUESTS)
                        .ends()
                        .keeps(new Keep(Duration.ofDays(1096), AGE_REQUESTS))
                        .stays("that the duty was done: a keyed hash, three years"),
                Holding.of("privacy.takeouts").ends().stays(NO_PERSON),
                Holding.of("privacy.endings").stays(CERTIFICATE),
                Holding.of("privacy.deletions").stays(CERTIFICATE),
                Holding.of("privacy.legal_holds").stays("why something may not go"));
    }
}
