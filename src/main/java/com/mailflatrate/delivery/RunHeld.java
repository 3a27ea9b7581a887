package com.mailflatrate.delivery;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.RunId;

/** A rule or the operator stopped a run. */
public record RunHeld(AccountId account, RunId run, String why) {}
