package com.mailflatrate.health;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.RunId;
import java.time.Instant;

/**
 * A run that stands still.
 *
 * @param why a rule's code with its figures, or what a person wrote
 * @param by the rule or the person that stopped it last
 */
public record HeldRun(
        AccountId account, RunId run, MailingId mailingId, String why, String by, Instant since) {}
