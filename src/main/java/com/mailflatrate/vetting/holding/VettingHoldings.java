package com.mailflatrate.vetting.holding;

import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.kernel.holding.Holdings;
import com.mailflatrate.kernel.holding.Keep;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who applied and what was decided: the operator's record of its contracts. */
@Component
final class VettingHoldings implements Holdings {

    private static final String CONTRACT = "the operator's record of its contracts; no contacts";

    static final Sql END_ATTACHMENTS =
            Sql.of("delete from vetting.attachments where account_id = :account");
    static final Sql AGE_ATTACHMENTS =
            Sql.of(
                    """
            delete from vetting.attachments where created_at < :before and not account_id = any(:held)
            """);

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("vetting.applications").goesWithContract().stays(CONTRACT),
                Holding.of("vetting.application_origins").goesWithContract().stays(CONTRACT),
                Holding.of("vetting.attachments")
                        .ends(END_ATTACHMENTS)
                        .keeps(new Keep(Duration.ofDays(1096), AGE_ATTACHMENTS))
                        .goesWithContract()
                        .stays(CONTRACT),
                Holding.of("vetting.notes").goesWithContract().stays(CONTRACT),
                Holding.of("vetting.suspensions").goesWithContract().stays(CONTRACT),
                Holding.of("vetting.address_confirmations").goesWithContract().stays(CONTRACT));
    }
}
