package com.mailflatrate.senderdomain;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.SenderDomainId;

/** A domain that was verified is surely not any more. */
public record SenderDomainFailed(AccountId account, SenderDomainId domain) {}
