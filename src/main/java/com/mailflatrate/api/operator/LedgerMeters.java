package com.mailflatrate.api.operator;

import com.mailflatrate.ledger.Sealing;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** The ledger's number for {@code /metrics}: above 60 seconds somebody should look. */
@Component
class LedgerMeters {

    LedgerMeters(Sealing sealing, MeterRegistry meters) {
        Gauge.builder("mailflatrate.ledger.unsealed.seconds", sealing, it -> it.lag().toSeconds())
                .register(meters);
    }
}
