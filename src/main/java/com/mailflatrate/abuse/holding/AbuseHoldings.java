package com.mailflatrate.abuse.holding;

import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.kernel.holding.Holdings;
import com.mailflatrate.kernel.holding.Keep;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the abuse desk keeps: cases are the operator's own defence of claims. */
@Component
final class AbuseHoldings implements Holdings {

    private static final String CLAIMS = "the operator's own record, for claims: three years";
    static final Sql AGE_STEPS =
            Sql.of(
                    """
            delete from abuse.steps s using abuse.cases c
             where c.id = s.case_id and c.closed_at < :before
               and not coalesce(c.account_id, 0) = any(:held) and not c.id = any(cast(:heldCases as uuid[]))
            """);
    static final Sql TELL_CASES =
            Sql.of(
                    """
            select number, state, verdict, mailing_id, received_at, closed_at from abuse.cases
             where account_id = :account and (contact_id = :contact or lower(contact_email) = :key)
             order by number
            """);
    static final Sql AGE_RECEIPTS = Sql.of("delete from abuse.receipts where sent_at < :before");
    static final Sql AGE_CASES =
            Sql.of(
                    """
            delete from abuse.cases
             where closed_at < :before
               and not coalesce(account_id, 0) = any(:held) and not id = any(cast(:heldCases as uuid[]))
            """);
    static final Sql AGE_DECISIONS =
            Sql.of(
                    """
            delete from abuse.inbox_decisions d
             where decided_at < :before
               and not exists (select from abuse.cases c
                                where c.id = d.case_id
                                  and (coalesce(c.account_id, 0) = any(:held) or c.id = any(cast(:heldCases as uuid[]))))
            """);

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("abuse.steps")
                        .keeps(new Keep(Duration.ofDays(1096), AGE_STEPS))
                        .stays(CLAIMS),
                Holding.of("abuse.inbox_decisions")
                        .keeps(new Keep(Duration.ofDays(90), AGE_DECISIONS))
                        .stays("what the operator's people decided: 90 days"),
                Holding.of("abuse.receipts")
                        .keeps(new Keep(Duration.ofDays(7), AGE_RECEIPTS))
                        .stays("hashes, for seven days"),
                Holding.of("abuse.cases")
                        .tells(TELL_CASES)
                        .keeps(new Keep(Duration.ofDays(1096), AGE_CASES))
                        .stays(CLAIMS));
    }
}
