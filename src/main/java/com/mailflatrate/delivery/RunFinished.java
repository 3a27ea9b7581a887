package com.mailflatrate.delivery;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.RunId;

/** Every message of a run has its final state, or the run was cancelled. */
public record RunFinished(AccountId account, RunId run) {}
