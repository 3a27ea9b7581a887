package com.mailflatrate.campaign.held;

import com.mailflatrate.account.Account;
import com.mailflatrate.campaign.Mailing;
import java.time.Instant;

/**
 * A mailing that stands still until a person of the operator has looked.
 *
 * @param why a rule's code with its figures, or what a person wrote
 * @param by the rule or the person that stopped it last
 */
public record HeldMailing(Account account, Mailing mailing, String why, String by, Instant since) {}
