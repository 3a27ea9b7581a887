package com.mailflatrate.privacy.retention;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.CaseId;
import com.mailflatrate.kernel.holding.Held;
import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.kernel.holding.Keep;
import com.mailflatrate.privacy.duty.Checklist;
import com.mailflatrate.privacy.duty.Checklist.Part;
import com.mailflatrate.privacy.duty.Duties;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets go what is too old, table by table in short transactions; every deletion is written down. An
 * account under a legal hold keeps everything.
 */
@Component
public final class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final Checklist checklist;
    private final Duties duties;
    private final LegalHolds holds;
    private final Forgettings forgettings;
    private final InstantSource clock;

    Retention(
            Checklist checklist,
            Duties duties,
            LegalHolds holds,
            Forgettings forgettings,
            InstantSource clock) {
        this.checklist = checklist;
        this.duties = duties;
        this.holds = holds;
        this.forgettings = forgettings;
        this.clock = clock;
    }

    /** One round over all modules; one that fails keeps none back. */
    public void round() {
        Instant now = clock.instant();
        Held held = new Now(holds.accounts(), holds.cases());
        for (Part part : checklist.parts()) {
            try {
                Lanes.engine(() -> part.owner().age(now, holds));
                part.holdings().forEach(holding -> age(holding, now, held));
            } catch (RuntimeException e) {
                LOG.error("retention failed module={}", part.module(), e);
            }
        }
    }

    /** Who is held while a round lasts. */
    private record Now(List<AccountId> accounts, List<CaseId> cases) implements Held {}

    private void age(Holding holding, Instant now, Held held) {
        for (Keep keep : holding.keeps()) {
            long all = 0;
            long some = duties.age(keep, now, held);
            while (some > 0) {
                all += some;
                some = duties.age(keep, now, held);
            }
            if (all > 0) {
                Instant before = now.minus(keep.period());
                forgettings.add(new Forgotten(holding.table(), now, before, all));
                LOG.info("forgotten table={} rows={} before={}", holding.table(), all, before);
            }
        }
    }
}
