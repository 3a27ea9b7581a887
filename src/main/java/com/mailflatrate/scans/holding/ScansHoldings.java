package com.mailflatrate.scans.holding;

import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.kernel.holding.Holdings;
import java.util.List;
import org.springframework.stereotype.Component;

/** Papers with the signatures of many. */
@Component
final class ScansHoldings implements Holdings {

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("scans.scans")
                        .ends()
                        .stays(
                                "proves the consent of everybody on the same paper; who is erased can no longer be"
                                        + " found in it"));
    }
}
