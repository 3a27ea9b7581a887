package com.mailflatrate.feedback.complaint;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.delivery.Runs;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.policy.reply.ComplaintRules;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts complaints and holds a mailing that draws too many (compliance row I9). */
@Component
@EngineTransactional
public class ComplaintRates {

    private static final Logger LOG = LoggerFactory.getLogger(ComplaintRates.class);
    private static final Actor RULE = Actor.system("complaint guard");

    private final ComplaintStore store;
    private final Runs runs;

    ComplaintRates(ComplaintStore store, Runs runs) {
        this.store = store;
        this.runs = runs;
    }

    /** Counts a complaint about a message of a mailing; once per message. */
    public void count(MessageFacts facts, String feed, Instant at) {
        if (facts.account() == null || facts.contact() == null) {
            return;
        }
        boolean fresh =
                store.insert(
                        facts.account(), facts.message(), facts.run(), facts.contact(), feed, at);
        if (fresh && facts.run() != null) {
            weigh(facts.account(), facts.run());
        }
    }

    private void weigh(AccountId account, RunId run) {
        long complaints = store.of(account, run);
        long accepted = runs.status(account, run).map(status -> status.accepted()).orElse(0L);
        switch (ComplaintRules.of(complaints, accepted)) {
            case FINE -> {}
            case WARN ->
                    LOG.warn(
                            "complaints account={} run={} count={} of={}",
                            account,
                            run,
                            complaints,
                            accepted);
            case HOLD -> runs.hold(account, run, "COMPLAINTS " + complaints + ' ' + accepted, RULE);
        }
    }
}
