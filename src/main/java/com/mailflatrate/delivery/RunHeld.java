package com.mailflatrate.delivery;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.RunId;

/**
 * A rule or the operator stopped a run that was not stopped by one of them before.
 *
 * @param why a rule's code with its figures, or what a person wrote
 */
public record RunHeld(AccountId account, RunId run, MailingId mailingId, String why) {

    /** Why runs stand still with their suspended account. */
    public static final String ACCOUNT_SUSPENDED = "ACCOUNT_SUSPENDED";

    /** Why all runs stand still after the database went back in time. */
    public static final String RESTORED = "RESTORED";
}
