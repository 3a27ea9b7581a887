package com.mailflatrate.abuse;

import com.mailflatrate.account.Audit;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.suppression.SuppressionReason;
import com.mailflatrate.suppression.everywhere.Barred;
import com.mailflatrate.suppression.everywhere.Everywhere;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The operator bars addresses in every account and lifts that again; each act stands in the log of
 * the service or is not done. Whether somebody may is asked before.
 */
@Component
@EngineTransactional
public class Barring {

    private final Everywhere everywhere;
    private final Audit audit;

    Barring(Everywhere everywhere, Audit audit) {
        this.everywhere = everywhere;
        this.audit = audit;
    }

    /** Bars an address; refused as {@link Everywhere#bar} does. */
    public Outcome<Barred> bar(
            EmailAddress address, SuppressionReason reason, String cause, Actor by) {
        return audit.traced(
                null,
                by,
                () -> everywhere.bar(address, reason, cause, by),
                one -> trace("suppression.barred", one));
    }

    /** Lifts an entry; refused as {@link Everywhere#lift} does. */
    public Outcome<Barred> lift(UUID entry, Actor by) {
        return audit.traced(
                null, by, () -> everywhere.lift(entry), one -> trace("suppression.lifted", one));
    }

    private static Audit.Trace trace(String action, Barred one) {
        return new Audit.Trace(action, one.id().toString(), Map.of("reason", one.cause()));
    }
}
