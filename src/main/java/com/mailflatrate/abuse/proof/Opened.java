package com.mailflatrate.abuse.proof;

import com.mailflatrate.ledger.blocked.BlockedFact;
import com.mailflatrate.ledger.blocked.Opening;
import java.util.List;

/**
 * A wish as one of the operator's people sees it.
 *
 * @param company whose contact it was; empty when the account is gone
 * @param state how far it is now
 * @param mayAgree whether this person can be the second one
 * @param mine whether this person is one of the two
 * @param facts what the two may read; empty for everybody else
 */
public record Opened(
        Opening opening,
        String company,
        Opening.State state,
        boolean mayAgree,
        boolean mine,
        List<BlockedFact> facts) {

    /** Copies the facts. */
    public Opened {
        facts = List.copyOf(facts);
    }
}
