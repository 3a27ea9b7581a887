package com.mailflatrate.privacy;

import com.mailflatrate.kernel.AccountId;

/** What an account whose contract is over had entrusted to us is deleted. */
public record ContractDeleted(AccountId account) {}
