package com.mailflatrate.export.holding;

import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.kernel.holding.Holdings;
import java.util.List;
import org.springframework.stereotype.Component;

/** What left in bulk: for claims about it. */
@Component
final class ExportHoldings implements Holdings {

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("export.canaries")
                        .stays("people nobody is; they tell where a file has gone"),
                Holding.of("export.permits")
                        .stays("who carried out what: as long as claims can be made"),
                Holding.of("export.views")
                        .stays("who looked at how many: becomes a line of the audit log"));
    }
}
