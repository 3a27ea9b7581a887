package com.mailflatrate.factor.holding;

import com.mailflatrate.factor.Devices;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.kernel.holding.Holdings;
import com.mailflatrate.kernel.holding.Keep;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** What our own users prove with beside a password. */
@Component
final class FactorHoldings implements Holdings {

    private static final String OUR_USERS = "our own users, no contacts";
    static final Sql AGE_MAILED_CODES =
            Sql.of("delete from factor.mailed_codes where requested_at < :before");
    static final Sql AGE_MAILED_LINKS =
            Sql.of("delete from factor.mailed_links where requested_at < :before");

    static final Sql AGE_DEVICES = Sql.of("delete from factor.devices where seen_at < :before");

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("factor.mailed_codes")
                        .keeps(new Keep(Duration.ofDays(180), AGE_MAILED_CODES))
                        .stays(OUR_USERS),
                Holding.of("factor.mailed_links")
                        .keeps(new Keep(Duration.ofDays(180), AGE_MAILED_LINKS))
                        .stays(OUR_USERS),
                Holding.of("factor.challenges").stays(OUR_USERS),
                Holding.of("factor.devices")
                        .keeps(new Keep(Devices.LIFE, AGE_DEVICES))
                        .stays(OUR_USERS),
                Holding.of("factor.passkeys").stays(OUR_USERS),
                Holding.of("factor.recovery_codes").stays(OUR_USERS));
    }
}
