package com.mailflatrate.doors.holding;

import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.kernel.holding.Holdings;
import java.util.List;
import org.springframework.stereotype.Component;

/** Answers kept so that a repeated request has one effect. */
@Component
final class DoorsHoldings implements Holdings {

    @Override
    public List<Holding> holdings() {
        return List.of(Holding.of("doors.answers").stays("gone after 24 hours"));
    }
}
