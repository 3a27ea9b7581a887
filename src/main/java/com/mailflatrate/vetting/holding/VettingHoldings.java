package com.mailflatrate.vetting.holding;

import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.kernel.holding.Holdings;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who applied and what was decided: the operator's record of its contracts. */
@Component
final class VettingHoldings implements Holdings {

    private static final String CONTRACT = "the operator's record of its contracts; no contacts";

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("vetting.applications").stays(CONTRACT),
                Holding.of("vetting.application_origins").stays(CONTRACT),
                Holding.of("vetting.notes").stays(CONTRACT),
                Holding.of("vetting.suspensions").stays(CONTRACT),
                Holding.of("vetting.address_confirmations").stays(CONTRACT));
    }
}
