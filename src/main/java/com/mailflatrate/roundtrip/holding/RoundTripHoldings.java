package com.mailflatrate.roundtrip.holding;

import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.kernel.holding.Holdings;
import java.util.List;
import org.springframework.stereotype.Component;

/** Probes: says nothing about contacts, nor about accounts. */
@Component
final class RoundTripHoldings implements Holdings {

    @Override
    public List<Holding> holdings() {
        return List.of(Holding.of("roundtrip.probes").stays("probes of the platform to itself"));
    }
}
