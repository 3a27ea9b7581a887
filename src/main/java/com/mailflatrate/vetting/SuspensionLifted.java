package com.mailflatrate.vetting;

import com.mailflatrate.kernel.AccountId;

/** A stopped account may go on. */
public record SuspensionLifted(AccountId account) {}
