package com.mailflatrate.vetting;

import com.mailflatrate.kernel.AccountId;
import java.util.UUID;

/** A person of the operator stopped an account, with a statement of reasons. */
public record AccountSuspended(AccountId account, UUID suspension) {}
