package com.mailflatrate.health;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.delivery.Standstills;
import com.mailflatrate.delivery.Standstills.Standstill;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.mail.dkim.DkimSigner;
import com.mailflatrate.measures.Measure;
import com.mailflatrate.measures.Measures;
import com.mailflatrate.transport.shaping.QueueLook;
import com.mailflatrate.transport.shaping.QueueLook.Look;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How delivery does, for the operator. */
@Component
@EngineTransactional(readOnly = true)
public class QueueHealth {

    private static final int ROWS = 20;

    private final QueueLook queue;
    private final QueueHealthStore store;
    private final Standstills standstills;
    private final Measures measures;
    private final InstantSource clock;

    QueueHealth(
            QueueLook queue,
            QueueHealthStore store,
            Standstills standstills,
            Measures measures,
            InstantSource clock) {
        this.queue = queue;
        this.store = store;
        this.standstills = standstills;
        this.measures = measures;
        this.clock = clock;
    }

    /**
     * The state of delivery.
     *
     * @param due letters and mails to be tried again whose hour has come
     * @param later those whose hour has not come
     * @param measures the newest ones
     * @param signing which provider makes signatures
     */
    public record Report(
            Look now,
            Optional<Standstill> standstill,
            long runs,
            long due,
            long later,
            List<Deferral> deferrals,
            List<Measure> measures,
            String signing) {

        /** Copies. */
        public Report {
            deferrals = List.copyOf(deferrals);
            measures = List.copyOf(measures);
        }
    }

    /** Why mails were put off lately, in the other side's words. */
    public record Deferral(String host, String reply, long mails) {}

    /** How it is now. */
    public Report report() {
        Instant now = clock.instant();
        return new Report(
                queue.look(),
                standstills.current(),
                store.runs(),
                store.due(now),
                store.later(now),
                store.deferrals(ROWS),
                measures.page(false, new PageRequest(ROWS, null)).items(),
                DkimSigner.provider());
    }
}
