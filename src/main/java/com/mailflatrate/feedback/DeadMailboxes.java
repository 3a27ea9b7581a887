package com.mailflatrate.feedback;

import com.mailflatrate.kernel.AccountId;

/**
 * More than 5 % of an account's mails of seven days went to mailboxes that do not exist (compliance
 * row H9). Told again as long as it is so.
 *
 * @param refused so many of {@code tried}
 */
public record DeadMailboxes(AccountId account, long refused, long tried) {}
