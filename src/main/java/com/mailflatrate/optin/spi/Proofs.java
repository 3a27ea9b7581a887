package com.mailflatrate.optin.spi;

import com.mailflatrate.kernel.AccountId;
import java.util.UUID;

/** Keeps what completed double opt-ins prove. */
public interface Proofs {

    /**
     * Writes down a double opt-in that a person has just completed; in the transaction of the
     * click, so that nobody is subscribed without a proof.
     *
     * @param event the click, in the ledger
     */
    void recordConfirmed(AccountId account, OptedIn proof, UUID event);
}
