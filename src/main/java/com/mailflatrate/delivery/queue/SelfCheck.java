package com.mailflatrate.delivery.queue;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.delivery.Runs;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.mail.dkim.DkimVerdict;
import com.mailflatrate.mail.dkim.DkimVerdict.Result;
import com.mailflatrate.mail.dkim.DkimVerifier;
import com.mailflatrate.mail.mime.Mail;
import com.mailflatrate.senderdomain.SendingHosts;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Verifies the first mail of each run as a receiver would, with the key from the name servers,
 * before it leaves. A signature that does not hold stops the run.
 */
@Component
class SelfCheck {

    private static final Logger LOG = LoggerFactory.getLogger(SelfCheck.class);
    private static final Actor RULE = Actor.system("self-check");

    private final DkimVerifier verifier;
    private final SendingHosts hosts;
    private final Runs runs;
    private final Map<RunId, Boolean> checked = new ConcurrentHashMap<>();

    SelfCheck(DkimVerifier verifier, SendingHosts hosts, Runs runs) {
        this.hosts = hosts;
        this.verifier = verifier;
        this.runs = runs;
    }

    boolean passes(Claimed claimed, Mail mail) {
        return claimed.isLetter()
                || checked.computeIfAbsent(claimed.run(), run -> check(claimed, mail));
    }

    /** The run is to be looked at anew after a stop. */
    void forget(RunId run) {
        checked.remove(run);
    }

    /** Stops the run of a message. */
    void stop(Claimed claimed, String why) {
        if (!claimed.isLetter()) {
            Lanes.engine(
                    () -> {
                        runs.hold(claimed.account(), claimed.run(), why, RULE);
                    });
        }
    }

    private boolean check(Claimed claimed, Mail mail) {
        for (DkimVerdict verdict : verifier.verify(mail.bytes())) {
            boolean ours = verdict.domain().equals(hosts.platform());
            if (verdict.result() == Result.FAIL || verdict.result() == Result.PERMERROR && !ours) {
                LOG.error(
                        "run {}: signature of {} does not hold: {}",
                        claimed.run(),
                        verdict.domain(),
                        verdict.why());
                stop(claimed, "SIGNATURE_BROKEN");
                return false;
            }
        }
        return true;
    }
}
