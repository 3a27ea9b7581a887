package com.mailflatrate.vetting;

import com.mailflatrate.kernel.AccountId;

/** An application is complete, its address confirmed: it waits for a reviewer. */
public record AccountApplied(AccountId account) {}
