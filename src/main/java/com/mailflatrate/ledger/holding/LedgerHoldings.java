package com.mailflatrate.ledger.holding;

import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.kernel.holding.Holdings;
import java.util.List;
import org.springframework.stereotype.Component;

/** The ledger: what people declared stays provable. */
@Component
final class LedgerHoldings implements Holdings {

    private static final String NO_PERSON = "holds nothing about a person";

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("ledger.facts")
                        .stays(
                                "blocked by the erasure of consent, until 31 December of the third year after"),
                Holding.of("ledger.blocked_facts")
                        .stays("proof for claims, until 31 December of the third year after"),
                Holding.of("ledger.events").stays(NO_PERSON),
                Holding.of("ledger.log").stays(NO_PERSON),
                Holding.of("ledger.log_nodes").stays(NO_PERSON),
                Holding.of("ledger.unsealed").stays(NO_PERSON),
                Holding.of("ledger.openings").stays("who opened blocked proofs, and why"),
                Holding.of("ledger.witnesses").stays(NO_PERSON));
    }
}
